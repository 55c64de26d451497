// Before anything else: whether this browser can play, said in one sentence where it cannot.
// Written so that old browsers understand it.
;(function () {
  var loading = document.getElementById("loading")
  function say(sentence) {
    loading.className += " stopped"
    loading.textContent = sentence
  }
  if (location.protocol === "file:") {
    say(
      "These files play only from a web server: put the folder on any web host, or run " +
        "summitry site --serve on this machine.",
    )
    return
  }
  var able =
    window.WebAssembly &&
    WebAssembly.Tag &&
    window.DecompressionStream &&
    window.Worker &&
    window.Promise &&
    "noModule" in document.createElement("script") &&
    Array.prototype.at
  if (!able) {
    say(
      "This browser is too old to play in: bring it up to date, or use a newer Chrome, Edge, " +
        "Firefox or Safari.",
    )
    return
  }
  var script = document.createElement("script")
  script.type = "module"
  script.src = document.currentScript.src.replace("begin.js", "site.js")
  script.onerror = function () {
    say("The rest of this site could not be loaded: try again when you are connected.")
  }
  document.head.appendChild(script)
})()
