import { create } from 'zustand'

/** Whether a newer version of the application lies ready on this device. It is taken when the reader says so, or when every tab is closed. */
export const useNewVersion = create<{ ready: boolean }>()(() => ({ ready: false }))

/** How often an open tab asks whether there is a newer version. */
const ASK_EVERY_MS = 3_600_000

const SCRIPT = '/sw.js'

let waiting: ServiceWorker | undefined

/** The script that this page was started by; another version has another. */
const ownScript = () => document.getElementById('app')?.getAttribute('src') ?? ''

/** Whether the worker is of the version that this page runs. */
function isOwn(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true)
    worker.postMessage({ has: ownScript() }, [port2])
  })
}

async function look(registration: ServiceWorkerRegistration): Promise<void> {
  const { waiting: worker, active } = registration
  if (!worker || !active) return
  // The page was fetched anew while the version before still served this device: there is nothing to reload.
  if (await isOwn(worker)) worker.postMessage({ activate: true })
  else {
    waiting = worker
    useNewVersion.setState({ ready: true })
  }
}

/** Puts the application on this device and watches for newer versions. Nothing happens where the browser has no service workers. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register(SCRIPT, { updateViaCache: 'none' }).catch(() => undefined)
  // A browser told to have no service workers answers with nothing.
  if (!registration) return
  const onUpdate = () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => installing.state === 'installed' && void look(registration))
  }
  registration.addEventListener('updatefound', onUpdate)
  onUpdate()
  await look(registration)
  // Another tab has taken the new version: this one still runs the old.
  serviceWorker.addEventListener('controllerchange', () => {
    const { controller } = serviceWorker
    if (controller) void isOwn(controller).then((own) => !own && useNewVersion.setState({ ready: true }))
  })
  let asked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < ASK_EVERY_MS) return
    asked = Date.now()
    // Without a network there is no answer, and none is needed.
    registration.update().catch(() => undefined)
  })
}

/** Goes on with the new version. What is being typed is kept in drafts. */
export function takeNewVersion(): void {
  if (waiting?.state !== 'installed') {
    location.reload()
    return
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ activate: true })
}
