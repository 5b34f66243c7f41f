import { create } from 'zustand'
import { CommerceError } from '~/commerce/errors'
import type { DemoArgs, ShopSettings } from '~/domain/command'
import { FIRST_PERSON, type PersonRow } from '~/domain/person'
import { browserLanguage } from '~/lib/i18n'
import { kept } from '~/lib/keep'
import { endWorkers, openInWorkers } from '~/worker/client'
import { chosenShop, rememberChosen, setShopEntry } from './shops'

/** The shop of this tab. Until it has been opened its settings are those of the last time. */
export interface Shop extends ShopSettings {
  id: string
  state: 'opening' | 'open' | 'failed'
  /** Grows by one with every commit. */
  version: number
  /** Where the records lie. */
  storage?: 'opfs' | 'indexeddb'
  /** Orders are in: the currency is fixed. */
  hasOrders: boolean
  /** How many are seen, as of when it was last opened or refreshed. */
  orders: number
  /** The browser has cleared the shop's files since the last visit. */
  lost: boolean
  /** Who works here; empty until somebody besides the first owner was added. */
  people: PersonRow[]
  /** Key of the person who acts in this tab. */
  who: string
  /** Set in a demo shop; not whole: its making was cut short. */
  demo?: { args: DemoArgs; whole: boolean }
  /** Kept in step with an API, as of when it was last opened. */
  connected: boolean
  /** Why it could not be opened. */
  error?: unknown
}

const settingsKey = (id: string) => `zhanggui:settings:${id}`
const whoKey = (id: string) => `zhanggui:person:${id}`

const lastKnown = (id: string): ShopSettings =>
  keptSettings(id) ?? {
    name: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    currency: browserLanguage() === 'zh-CN' ? 'CNY' : 'USD',
  }

function keptSettings(id: string): ShopSettings | undefined {
  try {
    const found: unknown = JSON.parse(kept.getItem(settingsKey(id)) ?? '{}')
    if (typeof found !== 'object' || found === null || !('name' in found) || !('zone' in found) || !('currency' in found)) return undefined
    const { name, zone, currency } = found
    if (typeof name !== 'string' || typeof zone !== 'string' || typeof currency !== 'string') return undefined
    return { name, zone, currency, ...calendarIn(found) }
  } catch {
    return undefined
  }
}

function calendarIn(found: object): Pick<ShopSettings, 'calendar'> {
  const calendar: unknown = 'calendar' in found ? found.calendar : undefined
  if (typeof calendar !== 'object' || calendar === null || !('weekStart' in calendar) || !('fiscalStart' in calendar)) return {}
  const { weekStart, fiscalStart } = calendar
  if ((weekStart !== 'monday' && weekStart !== 'sunday') || typeof fiscalStart !== 'number') return {}
  return { calendar: { weekStart, fiscalStart } }
}

/** Who acts in a shop in this browser. */
export const actsIn = (id: string): string => kept.getItem(whoKey(id)) ?? FIRST_PERSON

const unopened = (id: string): Shop => ({
  id,
  state: 'opening',
  version: 0,
  hasOrders: false,
  orders: 0,
  lost: false,
  connected: false,
  people: [],
  who: actsIn(id),
  storage: undefined,
  demo: undefined,
  error: undefined,
  ...lastKnown(id),
})

export const useShop = create<Shop>()(() => unopened(chosenShop()))

/** The id that every query key starts with. */
export const shopId = (): string => useShop.getState().id

/** A worker that could not be fetched or started says nothing at all. */
const PATIENCE_MS = 10_000

/** Opens the shop in the worker, and asks again after its settings, people or orders have changed; a failure is kept for the frame to show. */
export async function openShop(who = useShop.getState().who): Promise<void> {
  const { id, zone } = useShop.getState()
  const isStill = () => shopId() === id
  const silence = setTimeout(() => {
    const error = new CommerceError('unavailable', `the worker has not answered in ${PATIENCE_MS} ms`)
    useShop.setState((shop) => (isStill() && shop.state === 'opening' ? { state: 'failed', error } : shop))
  }, PATIENCE_MS)
  try {
    const { settings, ...opened } = await openInWorkers({ shop: id, zone, who })
    if (!isStill()) return
    const { calendar, rfm, rfmTies } = settings
    useShop.setState({ ...settings, calendar, rfm, rfmTies, ...opened, demo: opened.demo, state: 'open', error: undefined })
    kept.setItem(settingsKey(id), JSON.stringify(settings))
    setShopEntry(id, { name: settings.name })
  } catch (error) {
    if (isStill()) useShop.setState({ state: 'failed', error })
  } finally {
    clearTimeout(silence)
  }
}

/** Goes on in another shop, in this tab: workers anew, nothing of the last one stays. The caller goes to a screen and clears what it has cached. */
export async function switchShop(id: string): Promise<void> {
  endWorkers()
  rememberChosen(id)
  useShop.setState(unopened(id), true)
  await openShop()
}

/** Somebody else acts from here on. The workers are told before the page is: what it then asks is answered as to them. */
export async function actAs(who: string): Promise<void> {
  kept.setItem(whoKey(shopId()), who)
  const opening = openShop(who)
  useShop.setState({ who })
  await opening
}
