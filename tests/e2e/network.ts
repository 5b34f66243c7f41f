import type { Page } from './fixtures'

/** Waits until the application lies on the device, so that the network may go. */
export const readyForOffline = (page: Page): Promise<void> => page.evaluate(async () => void (await navigator.serviceWorker.ready))
