import type { SyncArea } from '~/commerce/adapter'
import type { AreaAbility } from '~/commerce/capabilities'
import type { AreaProgress, SyncStatus } from '~/commerce/connection'
import { AREAS_IN_ORDER } from './areasInOrder'

const each = <V>(of: V): Record<SyncArea, V> => ({ locations: of, categories: of, products: of, stock: of, customers: of, orders: of })

const EVERYTHING: AreaAbility = {
  pull: true,
  push: true,
  fields: [
    'name',
    'parent',
    'title',
    'description',
    'category',
    'tags',
    'state',
    'sku:price',
    'sku:cost',
    'sku:barcode',
    'onHand',
    'email',
    'phone',
    'note',
    'tier',
  ],
}

/** A shop in step with a platform that can do everything, but for what a test says. */
export const statusWith = (set: Partial<SyncStatus> = {}, areas: Partial<Record<SyncArea, Partial<AreaProgress>>> = {}): SyncStatus => {
  const whole = each<AreaProgress>({ done: 10, total: 10, complete: true })
  for (const area of AREAS_IN_ORDER) whole[area] = { ...whole[area], ...areas[area] }
  return {
    platform: 'rest',
    address: 'https://shop.example/api',
    shop: { name: 'Fernhill', currency: 'EUR', zone: 'Europe/Berlin' },
    can: { areas: each(EVERYTHING), ids: true, versions: true, atomic: true, stock: 'delta', tells: { gone: true } },
    state: 'idle',
    sealed: false,
    areas: whole,
    waiting: 0,
    refused: 0,
    conflicts: 0,
    ...set,
  }
}
