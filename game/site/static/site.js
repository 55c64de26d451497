// The page around the game: it asks Python, which runs in a worker, for every page, lays it out,
// follows its links and sends its forms. Nothing goes to any server but for the site's own files.

import { begin } from "./summitry.js"

const loading = document.getElementById("loading")

// -- Python, in its worker ----------------------------------------------------------------------

const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" })
const asked = new Map()
let number = 0

function ask(address, form, file, content) {
  return new Promise((answered) => {
    asked.set(++number, answered)
    worker.postMessage({ number, address, form, file, content })
  })
}

worker.addEventListener("message", ({ data }) => {
  if (data.loads) load(data)
  else if (data.failed) fail(data.failed)
  else {
    const said = JSON.parse(data.said)
    askBeforeLeaving(said.keptNowhere)
    asked.get(data.number)(said)
    asked.delete(data.number)
  }
})
worker.addEventListener("error", (event) => fail(event.message || "the worker did not start"))

// Where moves are kept nowhere, the browser asks before it closes the tab; their page says why.
const stay = (event) => event.preventDefault()

function askBeforeLeaving(loses) {
  if (loses) addEventListener("beforeunload", stay)
  else removeEventListener("beforeunload", stay)
}

function load({ loads, share }) {
  loading.querySelector("span").textContent = loads
  const bar = loading.querySelector("progress")
  if (share === undefined) bar.removeAttribute("value")
  else bar.value = share
}

function fail(why) {
  loading.classList.add("stopped")
  loading.hidden = false
  document.body.prepend(loading)
  loading.textContent =
    `The game could not be started in this browser (${why}). Load the page again; where that ` +
    "does not help, use a newer browser."
}

// -- A page laid out ----------------------------------------------------------------------------

const element = document.documentElement

function lay(said, fragment, arriving) {
  const page = new DOMParser().parseFromString(said.body, "text/html")
  document.title = page.title
  for (const name of ["data-theme", "data-width"]) {
    element.setAttribute(name, page.documentElement.getAttribute(name))
  }
  document.body.toggleAttribute("data-keys", page.body.hasAttribute("data-keys"))
  if (said.beside) {
    const beside = new DOMParser().parseFromString(said.beside, "text/html")
    const notices = page.querySelector(".notices") ?? page.querySelector("main")
    notices.prepend(...beside.body.children)
  }
  document.body.replaceChildren(...document.importNode(page.body, true).childNodes)
  shareable()
  if (!begin(fragment)) arrive(fragment, arriving)
  if (newer) tellNewer()
  element.dataset.page = ++pages
}

let pages = 0

// Where a page that a browser had loaded by itself would put the reader.
function arrive(fragment, arriving) {
  const meant = fragment && document.getElementById(fragment)
  if (meant) show(meant)
  else if (arriving) {
    scrollTo({ top: 0, behavior: "instant" })
    document.querySelector("main")?.focus({ preventScroll: true })
  }
}

function show(meant) {
  meant.scrollIntoView({ behavior: "instant" })
  if (meant.tabIndex < 0) meant.tabIndex = -1
  meant.focus({ preventScroll: true })
}

// -- Addresses, which stand behind the # --------------------------------------------------------

// `#/plays/NAME/#new` is the page `#/plays/NAME/` and the place `new` on it.
function parted(address) {
  const at = address.lastIndexOf("#")
  return at > 0 ? [address.slice(0, at), address.slice(at + 1)] : [address, ""]
}

let looking = 0

async function look(address, arriving = true) {
  const mine = ++looking
  const [page, fragment] = parted(address)
  const said = await ask(page)
  // Somebody who has gone on meanwhile is not called back.
  if (mine !== looking) return
  if (said.location) return go(said.location, true)
  lay(said, fragment, arriving)
}

function go(address, instead = false) {
  const [page] = parted(address)
  if (instead || page === location.hash) history.replaceState(null, "", page)
  else history.pushState(null, "", page)
  return look(address)
}

addEventListener("popstate", () => look(location.hash))

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]")
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || !plain || event.button || event.defaultPrevented) return
  const address = link.getAttribute("href")
  if (!address.startsWith("#")) return
  event.preventDefault()
  if (link.hasAttribute("download")) keep(address)
  else if (address.startsWith("#/")) go(address)
  else {
    const meant = document.getElementById(address.slice(1))
    if (meant) show(meant)
  }
})

document.addEventListener("submit", async (event) => {
  event.preventDefault()
  const form = event.target
  const address = form.getAttribute("action")
  const fields = new URLSearchParams()
  let file = null
  for (const [name, value] of new FormData(form, event.submitter)) {
    if (value instanceof File) file = value
    else fields.append(name, value)
  }
  if (form.method === "get") return void go(`${address}?${fields}`)
  navigator.storage?.persist?.().catch(() => {})
  const mine = ++looking
  // No journal is longer; of what is, so much is read that it can be said.
  const content = file && (await file.slice(0, 4_000_000).text())
  const said = await ask(address, fields.toString(), file?.name, content ?? undefined)
  if (mine !== looking) return
  if (said.location) go(said.location)
  else lay(said, "", true)
})

// The pages' own script asks for papers in the same way as of a server.
const overNetwork = window.fetch
window.fetch = async (input, options) => {
  const url = new URL(input, location.href)
  if (!url.hash.startsWith("#/")) return overNetwork(input, options)
  const said = await ask(parted(url.hash)[0])
  return new Response(said.body, { status: said.status })
}

// -- What is taken out of the browser -----------------------------------------------------------

async function keep(address) {
  const said = await ask(address)
  if (!said.file) return void lay(said, "", true)
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([said.body], { type: said.kind }))
  link.download = said.file
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  document.querySelector(".to-copy:not(:has(a[href$=hand-in]))")?.remove()
}

// Where the system can send files, as phones can, a journal is handed to that.
function shareable() {
  const link = document.querySelector(".hand-in a[download]")
  if (!link || !navigator.canShare) return
  const probe = new File(["{}"], "journal.json", { type: "application/json" })
  if (!navigator.canShare({ files: [probe] })) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "small"
  button.textContent = "Send it from here"
  button.addEventListener("click", async () => {
    const said = await ask(link.getAttribute("href"))
    const file = new File([said.body], said.file, { type: said.kind })
    navigator.share({ files: [file] }).catch(() => {})
  })
  link.parentElement.append(" ", button)
}

// -- Offline, and newer editions ----------------------------------------------------------------

let newer = false

function tellNewer() {
  if (document.getElementById("newer")) return
  const told = document.createElement("p")
  told.id = "newer"
  told.className = "notice"
  told.textContent =
    "A newer edition of this site is here. It is used once every tab of this site was closed; " +
    "your plays go on in it."
  document.querySelector("main")?.prepend(told)
}

async function offline() {
  const registered = await navigator.serviceWorker.register(new URL("../offline.js", import.meta.url))
  const waits = () => {
    newer = Boolean(registered.waiting && registered.active)
    if (newer) tellNewer()
  }
  waits()
  registered.addEventListener("updatefound", () => {
    const coming = registered.installing
    coming?.addEventListener("statechange", waits)
  })
}

// -- Begin --------------------------------------------------------------------------------------

// The list of cases can be read meanwhile; it is drawn again with what this reader has played.
const typed = location.hash
ask(typed.startsWith("#/") || /^#[a-z0-9-]+(\/(envoy|leader))?$/.test(typed) ? parted(typed)[0] : "#/")
  .then((said) => {
    if (looking) return
    if (said.location) return go(said.location, true)
    lay(said, "", false)
  })
  .then(() => (element.dataset.playing = ""))
  .then(() => ("serviceWorker" in navigator ? offline() : undefined))
  .catch(() => {})
