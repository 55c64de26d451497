// Python, in a worker of its own: Pyodide started, plays kept in IndexedDB, pages asked for.

const here = new URL(".", import.meta.url)
const site = new URL("..", here)

// -- Files, which are shipped packed so that every host serves them at one size ------------------

const say = (loads, share) => postMessage({ loads, share })

async function bytes(name, onPart) {
  const answer = await fetch(new URL(name, here))
  if (!answer.ok) throw new Error(`${name} is not there (${answer.status})`)
  const parts = []
  for await (const part of read(answer.body)) {
    parts.push(part)
    onPart?.(part.length)
  }
  return new Blob(parts)
}

async function* read(stream) {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

async function unpacked(name, onPart) {
  const packed = await bytes(name, onPart)
  const [first, second] = new Uint8Array(await packed.slice(0, 2).arrayBuffer())
  // Some hosts unpack by themselves what ends in .gz.
  if (first !== 0x1f || second !== 0x8b) return packed.arrayBuffer()
  const stream = packed.stream().pipeThrough(new DecompressionStream("gzip"))
  return new Response(stream).arrayBuffer()
}

// -- What is kept --------------------------------------------------------------------------------

// Sites of one host share its storage: the name says which this is.
const NAME = `summitry ${site.pathname}`

let opening

function database() {
  opening ??= new Promise((opened, failed) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("plays")
      asked.result.createObjectStore("settings")
    }
    asked.onsuccess = () => {
      // Somebody clears what the browser keeps, or another edition changes it: it is opened anew.
      asked.result.onclose = () => (opening = undefined)
      asked.result.onversionchange = () => {
        asked.result.close()
        opening = undefined
      }
      opened(asked.result)
    }
    asked.onerror = () => failed(asked.error)
    asked.onblocked = () => failed(new Error("blocked"))
  }).catch((error) => {
    opening = undefined
    throw error
  })
  return opening
}

// One transaction: what `act` puts into `found` is the answer once it is done.
async function within(store, mode, act) {
  return withinOpen(await database(), store, mode, act).catch(async (error) => {
    if (error.name !== "InvalidStateError") throw error
    opening = undefined
    return withinOpen(await database(), store, mode, act)
  })
}

function withinOpen(open, store, mode, act) {
  return new Promise((done, failed) => {
    const found = {}
    const transaction = open.transaction(store, mode)
    act(transaction.objectStore(store), found)
    transaction.oncomplete = () => done(found.value)
    transaction.onerror = transaction.onabort = () => failed(transaction.error ?? new Error("stopped"))
  })
}

const asking = (request, found) => (request.onsuccess = () => (found.value = request.result))

const done = (change) => change.then(() => "kept").catch((error) => `${error.name}: ${error.message}`)

const browser = {
  all: () =>
    within("plays", "readonly", (plays, found) => asking(plays.getAll(), found))
      .then((kept) => JSON.stringify(kept.map((each) => each.record)))
      .catch(() => "[]"),
  read: (name) =>
    within("plays", "readonly", (plays, found) => asking(plays.get(name), found))
      .then((kept) => kept?.record ?? "")
      .catch(() => ""),
  write: (name, record, revision, expected) =>
    within("plays", "readwrite", (plays, found) => {
      found.value = "kept"
      const asked = plays.get(name)
      asked.onsuccess = () => {
        if (asked.result && asked.result.revision !== expected) found.value = "overtaken"
        else plays.put({ record, revision }, name)
      }
    }).catch((error) => `${error.name}: ${error.message}`),
  remove: (name) => done(within("plays", "readwrite", (plays) => plays.delete(name))),
  settings: () =>
    within("settings", "readonly", (settings, found) => asking(settings.get("look"), found))
      .then((kept) => kept ?? "")
      .catch(() => ""),
  set_settings: (said) =>
    done(within("settings", "readwrite", (settings) => settings.put(said, "look"))),
  case: (id) =>
    unpacked(`cases/${id}.json.gz`)
      .then((said) => new TextDecoder().decode(said))
      .catch(() => ""),
}

// -- Python --------------------------------------------------------------------------------------

async function begin() {
  const { packed, lock } = await (await fetch(new URL("packed.json", here))).json()
  const names = ["pyodide.asm.wasm", "python_stdlib.zip", "game.pack"]
  const all = names.reduce((sum, name) => sum + packed[name], 0)
  let got = 0
  const count = (more) => {
    got += more
    const [now, of] = [got, all].map((size) => (size / 1e6).toFixed(1))
    say(`Loading Python and the game: ${now} of ${of}\u00a0MB`, Math.min(1, got / all))
  }
  count(0)
  const modules = Promise.all([import("./pyodide.js"), import("./pyodide.asm.js")])
  const [wasm, library, game] = await Promise.all(names.map((name) => unpacked(`${name}.gz`, count)))
  const [{ loadPyodide }, { default: createPyodideModule }] = await modules
  say("Starting Python")
  // Pyodide asks for its files by name; they are here already.
  const at = {
    "pyodide.asm.wasm": [wasm, "application/wasm"],
    "python_stdlib.zip": [library, "application/zip"],
  }
  const overNetwork = self.fetch
  self.fetch = (asked, options) => {
    const found = at[String(asked.url ?? asked).split("/").pop()]
    if (!found) return overNetwork(asked, options)
    return Promise.resolve(new Response(found[0], { headers: { "Content-Type": found[1] } }))
  }
  const pyodide = await loadPyodide({
    indexURL: here.href,
    stdLibURL: new URL("python_stdlib.zip", here).href,
    lockFileContents: lock,
    packageBaseUrl: here.href,
    createPyodideModule,
  })
  self.fetch = overNetwork
  for (const name of Object.keys(at)) delete at[name]
  say("Setting out the game")
  lay(pyodide.FS, game)
  pyodide.runPython("import sys; sys.path.insert(0, '/game')")
  const index = new TextDecoder().decode(await unpacked("cases.json.gz"))
  return pyodide.pyimport("game.site.page.entry").start(index, browser)
}

// A pack is the length of its list, the list, and the files one after another.
function lay(files, pack) {
  const length = new DataView(pack).getUint32(0)
  const list = JSON.parse(new TextDecoder().decode(new Uint8Array(pack, 4, length)))
  let at = 4 + length
  for (const [path, size] of list) {
    const full = `/game/${path}`
    files.mkdirTree(full.slice(0, full.lastIndexOf("/")))
    files.writeFile(full, new Uint8Array(pack, at, size))
    at += size
  }
}

const answer = begin()
answer.catch((error) => postMessage({ failed: String(error.message ?? error).slice(-300) }))

// One after another: what one tab does is never done at once.
let before = answer

addEventListener("message", ({ data }) => {
  before = before.then(async () => {
    const said = await (await answer)(data.address, data.form, data.file, data.content)
    postMessage({ number: data.number, said })
  })
  before.catch((error) => postMessage({ failed: String(error.message ?? error).slice(-300) }))
})
