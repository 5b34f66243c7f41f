// Runs before the application has loaded: the look of the last visit, its last figures, and the worker already at work.
// Plain script, no imports; the CSP forbids inline code, so it is a file of its own.
;(() => {
  const { documentElement: page, currentScript: script } = document
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null')
    } catch {
      return null
    }
  }

  const preferences = read('zhanggui:preferences')?.state ?? {}
  const language = preferences.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en')
  const dark = preferences.theme === 'dark' || (preferences.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  page.lang = language
  page.dataset.theme = dark ? 'dark' : 'light'
  page.dataset.up = preferences.up ?? (language === 'zh-CN' ? 'red' : 'green')

  const snapshot = read('zhanggui:snapshot')
  const here = location.pathname + location.search
  const fits = snapshot?.v === 2 && snapshot.lang === language && (snapshot.url === here || here === '/')

  // The document is parsed, the application's deferred script has not run.
  document.addEventListener(
    'readystatechange',
    () => {
      if (fits) document.getElementById('root').innerHTML = snapshot.html
      takeLive()
    },
    { once: true },
  )

  // Counted again from the orders, the figures on the page are live.
  let totals
  const takeLive = () => {
    const tiles = document.querySelector('[data-live="false"]')
    if (!totals || !tiles) return
    const same = Object.entries(snapshot.values).every(([id, value]) => String(totals[id]?.value ?? '') === value)
    if (same) tiles.dataset.live = 'true'
  }

  const source = script?.dataset.worker
  if (!source) return
  const worker = new Worker(source, { type: 'module', name: 'zhanggui main' })
  // worker/client.ts takes it over; ids below zero are ours.
  window.zhangguiWorker = worker
  worker.postMessage({ id: -1, name: 'shop.open', args: { shop: snapshot?.shop ?? 'main' } })
  if (!fits) return
  worker.addEventListener('message', ({ data }) => {
    if (data.id !== -2 || !data.value) return
    totals = data.value.totals
    takeLive()
  })
  worker.postMessage({ id: -2, name: 'kpi', args: { query: snapshot.query } })
})()
