import type { DemoArgs } from '~/domain/command'
import type { Language } from '~/lib/i18n'
import { call, type Progress } from '~/worker/client'
import { goToShop } from './cache'
import { type DemoJob, putJob, useJobs } from './jobs'
import { openShop, shopId, useShop } from './shop'
import { addShop, newShopId, useShops } from './shops'

/** The demo shop that everybody gets: the same seed makes the same orders. */
const DEMO_SEED = 618

/**
 * Makes the open shop the demo shop of these arguments, as a job of the tab. Resolves as soon as its orders are in and figures stand; the
 * rest goes on. One tab at a time: another waits, and does nothing where the first has finished. Rejects where it breaks off before that.
 */
function makeDemo(args: DemoArgs, isNew: boolean): Promise<void> {
  const shop = shopId()
  const id = crypto.randomUUID()
  const tell = (state: DemoJob['state']) => void (shopId() === shop && putJob({ id, kind: 'demo', name: '', state }))
  let ordersAreIn: () => void
  const ordersIn = new Promise<void>((resolve) => {
    ordersAreIn = resolve
  })
  const onProgress = (progress: Progress<'demo.create'>) => {
    tell({ is: 'running', progress })
    if (progress.stage !== 'orders' || progress.share >= 1) ordersAreIn()
  }
  const make = async () => {
    if (!isNew) {
      await openShop()
      if (shopId() !== shop || useShop.getState().demo?.whole) return
      tell({ is: 'running' })
    }
    try {
      await call('demo.create', { commandId: id, args }, { onProgress })
      tell({ is: 'done', done: undefined })
    } catch (error) {
      tell({ is: 'failed', error })
      throw error
    }
    if (shopId() === shop) await openShop()
  }
  if (isNew) tell({ is: 'running' })
  return Promise.race([ordersIn, navigator.locks.request(`zhanggui:demo:${shop}`, make)])
}

/** Adds a demo shop and goes to it. `opened`: the shop is there, empty; `ordersIn`: its figures stand. */
export function startDemo(language: Language, seed = DEMO_SEED): { id: string; opened: Promise<void>; ordersIn: Promise<void> } {
  const id = newShopId('demo')
  const now = Date.now()
  addShop({ id, name: '', kind: 'demo', createdAt: now })
  const opened = goToShop(id)
  return { id, opened, ordersIn: makeDemo({ seed, language, now }, true) }
}

/** Goes on with a demo shop whose making was cut short, by a closed tab or a failure. */
export async function continueDemo(language: Language): Promise<void> {
  const { id, demo } = useShop.getState()
  const entry = useShops.getState().shops.find((shop) => shop.id === id)
  const failed = useJobs.getState().jobs.filter(({ kind }) => kind === 'demo')
  if (entry?.kind !== 'demo' || demo?.whole || failed.some(({ state }) => state.is === 'running')) return
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => !failed.includes(job)) }))
  await makeDemo(demo?.args ?? { seed: DEMO_SEED, language, now: entry.createdAt }, false)
}
