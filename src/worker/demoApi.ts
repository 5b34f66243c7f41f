import type { DemoApi } from '~mocks/rest/demoApi'

const SEED = 618

const opened = new Map<string, Promise<DemoApi>>()

/** The demo API of a shop, opened once by a worker. Made on the first visit, in the language of the browser. */
export function openDemoApi(shop: string): Promise<DemoApi> {
  const found = opened.get(shop)
  if (found) return found
  const opening = open(shop)
  opened.set(shop, opening)
  opening.catch(() => opened.delete(shop))
  return opening
}

async function open(shop: string): Promise<DemoApi> {
  const { openDemoApi: openApi } = await import('~mocks/rest/demoApi')
  const language = /^zh\b/i.test(navigator.language) ? 'zh-CN' : 'en'
  return openApi(shop, { seed: SEED, language, now: Date.now() })
}

/** Lets go of it, before the shop is deleted or left. */
export async function closeDemoApi(shop: string): Promise<void> {
  const found = opened.get(shop)
  opened.delete(shop)
  ;(await found?.catch(() => undefined))?.close()
}
