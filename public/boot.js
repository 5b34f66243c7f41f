// Runs before the application has loaded: the look of the last visit, its last figures, and the worker already at work.
// Plain script, no imports; the CSP forbids inline code, so it is a file of its own. The build writes the names it needs into its attributes.
;(() => {
  const LONGEST_WAIT_MS = 600
  const { documentElement: page, currentScript: script } = document
  if (!mayStore()) {
    document.addEventListener('DOMContentLoaded', sayWhy)
    return
  }
  const { worker: workerUrl, app: appUrl, needed = '', list = '' } = script?.dataset ?? {}
  const isList = /^\/listings\/?$/.test(location.pathname)
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null')
    } catch {
      return null
    }
  }

  // A browser that blocks cookies for a site blocks all its storage, and says so only when it is touched.
  function mayStore() {
    try {
      return localStorage.length >= 0 && sessionStorage.length >= 0
    } catch {
      return false
    }
  }

  function sayWhy() {
    const chinese = navigator.language.startsWith('zh')
    const text = document.createElement('p')
    page.lang = chinese ? 'zh-CN' : 'en'
    text.setAttribute('role', 'alert')
    text.textContent = chinese
      ? '掌柜把店铺存放在浏览器里，但浏览器不允许本站存储数据。请在浏览器设置中允许本站使用 Cookie 和网站数据，然后刷新页面。'
      : 'Zhanggui keeps your shop in this browser, but the browser does not let this site store anything. Allow cookies and site data for it in the browser’s settings, then reload.'
    document.getElementById('root').replaceChildren(text)
  }

  // As session/shops.ts does.
  function chosenShop() {
    const id = sessionStorage.getItem('zhanggui:shop') ?? localStorage.getItem('zhanggui:shop') ?? 'main'
    const { shops = [] } = read('zhanggui:shops')?.state ?? {}
    return shops.some((each) => each.id === id) ? id : 'main'
  }

  const preferences = read('zhanggui:preferences')?.state ?? {}
  const language = preferences.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en')
  const dark = preferences.theme === 'dark' || (preferences.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  page.lang = language
  page.dataset.theme = dark ? 'dark' : 'light'
  page.dataset.up = preferences.up ?? (language === 'zh-CN' ? 'red' : 'green')

  const snapshot = read('zhanggui:snapshot')
  const here = location.pathname + location.search
  const shop = chosenShop()
  const fits = snapshot?.v === 3 && snapshot.shop === shop && snapshot.lang === language && snapshot.url === here

  let totals
  // Counted again from the orders, the figures on the page are live.
  const takeLive = () => {
    const tiles = document.querySelector('[data-live="false"]')
    if (!totals || !tiles) return
    const same = Object.entries(snapshot.values).every(([id, value]) => String(totals[id]?.value ?? '') === value)
    if (same) tiles.dataset.live = 'true'
  }

  const startWorker = () => {
    const worker = new Worker(workerUrl, { type: 'module', name: 'zhanggui main' })
    // worker/client.ts takes it over, or starts another where this one could not load. Ids below zero are ours.
    window.zhangguiWorker = worker
    worker.onerror = () => {
      delete window.zhangguiWorker
      startApp()
    }
    const args = { shop, zone: read(`zhanggui:settings:${shop}`)?.zone }
    worker.postMessage({ id: -1, name: fits ? 'shop.begin' : 'shop.open', args })
    // The list of products is read and put in order while React loads; nobody waits for this answer.
    const query = { sort: 'changed', descending: true, offset: 0, limit: 0 }
    if (isList) worker.postMessage({ id: -3, name: 'listings.list', args: { query } })
    if (!fits) return
    worker.addEventListener('message', ({ data }) => {
      if (data.id !== -2) return
      totals = data.value?.totals
      takeLive()
      afterPaint(() => {
        worker.postMessage({ id: -4, name: 'shop.open', args })
        startApp()
      })
    })
    worker.postMessage({ id: -2, name: 'kpi', args: { query: snapshot.query } })
  }

  function afterPaint(run) {
    if (document.hidden) run()
    else requestAnimationFrame(() => setTimeout(() => run()))
  }

  function startApp() {
    if (!appUrl || document.getElementById('app')) return
    for (const href of `${needed} ${isList ? list : ''}`.split(' ').filter(Boolean))
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
    document.head.append(Object.assign(document.createElement('script'), { id: 'app', type: 'module', src: appUrl }))
  }

  if (workerUrl) startWorker()
  if (!fits) {
    startApp()
    return
  }
  document.addEventListener('readystatechange', () => setTimeout(showLast), { once: true })

  function showLast() {
    // A worker that failed has the application come at once.
    if (document.getElementById('app')) return
    document.getElementById('root').innerHTML = snapshot.html
    takeLive()
    // The application comes once the figures are live: until then the worker has processor and network for itself. A slow disk shall not hold it back.
    setTimeout(startApp, document.hidden ? 0 : LONGEST_WAIT_MS)
  }
})()
