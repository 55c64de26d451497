// The service worker: every file of this edition is kept at the first visit and served from then
// on, so that the site plays offline. A newer edition waits until no tab of the site is open.

// Written by the build: the edition, and its files.
const EDITION = "@EDITION@"
const FILES = ["@FILES@"]

const SCOPE = new URL(self.registration.scope).pathname
// Sites of one host share its caches: the name says which this is.
const MINE = `summitry ${SCOPE} `
const NAME = MINE + EDITION

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES.map(asked))))
})

// What the page has just fetched is not fetched again: in the folder of an edition nothing changes.
function asked(file) {
  const cache = file.startsWith("files-") ? "force-cache" : "no-cache"
  return new Request(new URL(file, self.registration.scope), { cache })
}

addEventListener("activate", (event) => {
  const older = (names) => names.filter((name) => name.startsWith(MINE) && name !== NAME)
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(older(names).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  )
})

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== "GET" || url.origin !== location.origin) return
  if (!url.pathname.startsWith(SCOPE)) return
  event.respondWith(answered(event.request, url))
})

async function answered(request, url) {
  const cache = await caches.open(NAME)
  const home = request.mode === "navigate" && url.pathname === SCOPE
  const kept = await cache.match(home ? new URL("index.html", self.registration.scope) : request, {
    ignoreSearch: true,
  })
  const answer = kept ?? (await fetch(request))
  return request.destination === "worker" ? guarded(answer) : answer
}

// A worker is under the policy that it comes with; a page has its own.
async function guarded(answer) {
  const headers = new Headers(answer.headers)
  headers.set("Content-Security-Policy", "@POLICY@")
  return new Response(answer.body, { status: answer.status, headers })
}
