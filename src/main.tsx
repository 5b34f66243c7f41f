import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
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

/** For steps that are to be painted with the next frame; other ways wait until the browser is idle. */
const atOnce = (draw: () => unknown): undefined => void flushSync(draw)

function render() {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} flushSync={atOnce} />
      </Providers>
    </StrictMode>,
  )
}

/** A frame that is drawn before its screen's code is here costs a slow processor as much as the screen itself; longer than this nobody shall look at nothing. */
const LONGEST_WAIT_MS = 400

// What boot.js has painted stays until the screen's code is here, so that nothing flickers in between.
if (router.state.initialized) render()
else {
  const late = root.firstChild ? undefined : setTimeout(begin, LONGEST_WAIT_MS)
  const stop = router.subscribe(({ initialized }) => initialized && begin())
  function begin() {
    clearTimeout(late)
    stop()
    render()
  }
}
