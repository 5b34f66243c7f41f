import { create } from 'zustand'
import { CommerceError } from '~/commerce/errors'
import type { ShopSettings } from '~/domain/command'
import { browserLanguage } from '~/lib/i18n'
import { call } from '~/worker/client'

/** The shop of this tab. Until it has been opened its settings are those of the last time. */
export interface Shop extends ShopSettings {
  id: string
  state: 'opening' | 'open' | 'failed'
  /** Where the records lie. */
  storage?: 'opfs' | 'indexeddb'
  /** Orders are in: the currency is fixed. */
  hasOrders: boolean
  /** The browser has cleared the shop's files since the last visit. */
  lost: boolean
  /** Why it could not be opened. */
  error?: unknown
}

const SHOP_ID = 'main'
const LAST_KNOWN = `zhanggui:settings:${SHOP_ID}`

function lastKnown(): ShopSettings {
  const fallback: ShopSettings = {
    name: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    currency: browserLanguage() === 'zh-CN' ? 'CNY' : 'USD',
  }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(LAST_KNOWN) ?? '{}')
    if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('zone' in kept) || !('currency' in kept)) return fallback
    const { name, zone, currency } = kept
    if (typeof name !== 'string' || typeof zone !== 'string' || typeof currency !== 'string') return fallback
    return { name, zone, currency }
  } catch {
    return fallback
  }
}

export const useShop = create<Shop>()(() => ({ id: SHOP_ID, state: 'opening', hasOrders: false, lost: false, ...lastKnown() }))

/** The id that every query key starts with. */
export const shopId = (): string => useShop.getState().id

/** A worker that could not be fetched or started says nothing at all. */
const PATIENCE_MS = 10_000

/** Opens the shop in the worker, and asks again after its settings or orders have changed; a failure is kept for the frame to show. */
export async function openShop(): Promise<void> {
  const silence = setTimeout(() => {
    const error = new CommerceError('unavailable', `the worker has not answered in ${PATIENCE_MS} ms`)
    useShop.setState((shop) => (shop.state === 'opening' ? { state: 'failed', error } : shop))
  }, PATIENCE_MS)
  try {
    const { settings, storage, hasOrders, lost } = await call('shop.open', { shop: shopId() })
    useShop.setState({ ...settings, state: 'open', storage, hasOrders, lost, error: undefined })
    localStorage.setItem(LAST_KNOWN, JSON.stringify(settings))
  } catch (error) {
    useShop.setState({ state: 'failed', error })
  } finally {
    clearTimeout(silence)
  }
}
