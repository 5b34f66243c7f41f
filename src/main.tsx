import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { Providers } from './app/Providers'
import { setLanguage } from './lib/i18n'
import { routes } from './routes'
import { followChanges, followPerson } from './session/cache'
import { usePreferences } from './session/preferences'
import { browserLanguage } from './lib/i18n'
import { openShop } from './session/shop'
import './ui/base.css'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no #root')
const root = container

await setLanguage(usePreferences.getState().language ?? browserLanguage())
followChanges()
followPerson()
void openShop()

const router = createBrowserRouter(routes)

function render() {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  )
}

// What boot.js has painted stays until the screen's code is here, so that nothing flickers in between.
if (router.state.initialized || !root.firstChild) render()
else {
  const stop = router.subscribe(({ initialized }) => {
    if (!initialized) return
    stop()
    render()
  })
}
