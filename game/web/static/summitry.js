// What the pages do more of where script runs: keys, papers laid over the play, a paper weighed
// as it is put together, and nothing lost of what was typed. Every page works without.
//
// A host that lays out one page after another in the same document calls `begin` for each.

const page = document.documentElement
let main, status, table, drafts

// -- Papers at hand: laid over the play, which stays where it is ------------------------------

const asked = (address) =>
  fetch(address, { headers: { Accept: "text/html" } }).then((answer) => answer.text())
const parsed = (html) => new DOMParser().parseFromString(html, "text/html")

const sheet = document.createElement("dialog")
sheet.className = "sheet-over"
sheet.addEventListener("click", (event) => {
  if (event.target === sheet || event.target.closest("[data-close]")) sheet.close()
})

function lay(title, content) {
  sheet.replaceChildren()
  const close = document.createElement("button")
  close.type = "button"
  close.className = "small close"
  close.dataset.close = ""
  close.textContent = "Close"
  sheet.append(...content, close)
  sheet.setAttribute("aria-label", title)
  sheet.showModal()
  sheet.scrollTop = 0
}

async function layPaper(link) {
  try {
    const paper = parsed(await asked(link.href)).querySelector("#sheet")
    const place = link.hash.split("#").pop()
    const meant = place && paper.querySelector(`#${CSS.escape(place)}`)
    if (meant) meant.className = "meant"
    for (const each of paper.querySelectorAll("[id]")) each.removeAttribute("id")
    lay(link.textContent.trim(), [document.importNode(paper, true)])
    sheet.querySelector(".meant")?.scrollIntoView({ block: "center", behavior: "instant" })
  } catch {
    location.assign(link.href)
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-sheet]")
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || !plain || !main?.dataset.phase || link.getAttribute("aria-current")) return
  event.preventDefault()
  layPaper(link)
})

// -- Keys: a number chooses, a letter does what carries it ------------------------------------

// What stands in the page itself comes before the links at its head.
const keyed = () =>
  ["main [data-key]", ".top [data-key]"]
    .flatMap((where) => [...document.querySelectorAll(where)])
    .filter((each) => each.getClientRects().length)

function listKeys() {
  const list = document.createElement("dl")
  list.className = "keys"
  const rows = [["1–9", "choose"], ...keyed().map((each) => [each.dataset.key, each.textContent])]
  for (const [key, does] of rows) {
    const row = document.createElement("div")
    const term = document.createElement("dt")
    const said = document.createElement("dd")
    term.textContent = { ArrowLeft: "←", ArrowRight: "→" }[key] ?? key
    said.textContent = does.trim().replace(/\s+/g, " ")
    row.append(term, said)
    list.append(row)
  }
  const title = document.createElement("h1")
  title.textContent = "Keys"
  lay("Keys", [title, list])
}

let typed = ""
let waiting = 0

function chooseBy(digit) {
  const rows = [...document.querySelectorAll(".choices > li, .issue details[open] .option")]
  const numbered = new Map()
  let next = 1
  for (const row of rows) {
    const at = row.value || Number(row.querySelector("[data-code]")?.dataset.code.slice(1)) || next
    next = at + 1
    numbered.set(String(at), row.querySelector("button, a, input"))
  }
  clearTimeout(waiting)
  typed += digit
  const choose = () => {
    const found = numbered.get(typed)
    typed = ""
    found?.focus()
    found?.click()
  }
  if ([...numbered.keys()].some((each) => each !== typed && each.startsWith(typed))) {
    waiting = setTimeout(choose, 700)
  } else choose()
}

const WRITING = "textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]"

document.addEventListener("keydown", (event) => {
  if (!("keys" in document.body.dataset) || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest(WRITING) || event.isComposing || event.repeat) return
  if (sheet.open) return
  if (event.key.startsWith("Arrow") && event.target.closest("input, [tabindex='0'], summary")) return
  if (event.key === "?") return void listKeys()
  if (/^[0-9]$/.test(event.key)) return void chooseBy(event.key)
  const found = keyed().find((each) => each.dataset.key === event.key)
  if (found) {
    event.preventDefault()
    found.focus()
    found.click()
  }
})

// -- The table: the paper is weighed as it is put together -------------------------------------

function paperSaid() {
  const said = new URLSearchParams()
  for (const [name, value] of new FormData(table)) {
    if (!["turn", "token", "sure", "move"].includes(name)) said.append(name, value)
  }
  return said
}

let weighing = 0

async function weigh() {
  const mine = ++weighing
  const address = `${table.dataset.weigh}?${paperSaid()}`
  const paper = document.querySelector("#paper")
  paper.setAttribute("aria-busy", "true")
  const drawn = parsed(await asked(address))
  if (mine !== weighing) return
  paper.removeAttribute("aria-busy")
  if (drawn.querySelector("main")?.dataset.turn !== main.dataset.turn) return
  for (const part of ["#paper", ".tray"]) {
    const [old, now] = [document.querySelector(part), drawn.querySelector(part)]
    if (old && now) old.replaceChildren(...document.importNode(now, true).childNodes)
  }
  history.replaceState(null, "", address)
  // For who does not see it; it stands in the paper.
  status.classList.add("unseen")
  status.textContent = document.querySelector(".own-sum").textContent
}

document.addEventListener("change", (event) => {
  if (!table || event.target.type !== "radio" || event.target.form !== table) return
  // Where it cannot be weighed now, the button that tables it still says what it costs.
  weigh().catch(() => document.querySelector("#paper")?.removeAttribute("aria-busy"))
})

// -- What was typed stays, whatever becomes of the tab -----------------------------------------

function keepDrafts() {
  const key = `summitry ${drafts.getAttribute("action")} ${main.dataset.phase}`
  const fields = () => [...drafts.elements].filter((each) => each.name && each.type !== "hidden")
  const kept = JSON.parse(sessionStorage.getItem(key) ?? "{}")
  for (const field of fields()) {
    if (field.type === "radio") {
      const known = drafts.querySelector(`[name="${CSS.escape(field.name)}"][checked]`)
      if (!known && kept[field.name] === field.value) field.checked = true
    } else if (field.type !== "submit" && !field.value) field.value = kept[field.name] ?? ""
  }
  drafts.addEventListener("input", () => {
    const now = Object.fromEntries(new FormData(drafts))
    delete now.token
    delete now.turn
    sessionStorage.setItem(key, JSON.stringify(now))
  })
  // A sheet that is written down and stays open is not left for its beginning.
  drafts.addEventListener("submit", () =>
    sessionStorage.setItem(PLACE, `${location.pathname} ${main.dataset.phase} ${scrollY}`),
  )
}

// -- The place on the page, and what is new -----------------------------------------------------

const PLACE = "summitry place"

// Whether the reader was put where he was, or at what is new.
function find(place) {
  const left = sessionStorage.getItem(PLACE)?.split(" ")
  sessionStorage.removeItem(PLACE)
  if (left?.[0] === location.pathname && left[1] === main?.dataset.phase) {
    const back = () => requestAnimationFrame(() => scrollTo(0, Number(left[2])))
    // The browser itself goes to what the address names once all is there.
    if (document.readyState === "complete") back()
    else addEventListener("load", back)
    return true
  }
  const fresh = place === "new" && document.getElementById("new")
  if (!fresh) return false
  fresh.focus({ preventScroll: true })
  if (fresh.tagName === "H1") scrollTo(0, 0)
  else if (document.readyState === "complete") fresh.scrollIntoView({ behavior: "instant" })
  return true
}

// -- A sign that the tab is open ---------------------------------------------------------------

const alive = document.body.dataset.alive
if (alive) {
  const sign = () => fetch(alive, { method: "GET" }).catch(() => {})
  sign()
  setInterval(sign, 60_000)
  document.addEventListener("visibilitychange", () => document.hidden || sign())
}

// -- A page, begun ------------------------------------------------------------------------------

export function begin(place) {
  main = document.querySelector("main")
  status = document.querySelector(".status")
  table = document.querySelector("form[data-weigh]")
  drafts = document.querySelector("form[data-draft]")
  weighing++
  sheet.close()
  document.body.append(sheet)
  if (drafts && main) keepDrafts()
  if (status?.textContent) {
    const said = status.textContent
    status.textContent = ""
    requestAnimationFrame(() => (status.textContent = said))
  }
  const found = find(place)
  page.classList.add("scripted")
  page.dataset.ready = ""
  return found
}

begin(location.hash.slice(1))
