import type { DemoArgs } from '~/domain/command'
import type { SeedOrders, SeedRest } from '~/store/seedShop'
import { seedShop } from '../mocks/seed/seedShop'

type Language = DemoArgs['language']

export interface MadeShop {
  orders: SeedOrders
  rest: SeedRest
}

/** The moment at which demo shops of tests are made. */
export const MADE_AT = Date.UTC(2026, 10, 22, 4, 5, 6, 789)

/** A demo shop, whole. */
export function makeDemoShop(language: Language): MadeShop {
  const shop = seedShop({ seed: 20_261_122, language, now: MADE_AT })
  const orders = shop.orders()
  return { orders, rest: shop.rest() }
}

const made = new Map<Language, MadeShop>()

/** The same, to be looked at only: it takes two seconds, so all who look share one. */
export function demoShopOf(language: Language): MadeShop {
  const shop = made.get(language) ?? makeDemoShop(language)
  made.set(language, shop)
  return shop
}
