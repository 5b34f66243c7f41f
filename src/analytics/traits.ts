import type { Attributes } from './attributes'
import type { MemberTraits } from './memberTraits'
import { part } from './parts'
import type { ShopColumns } from './shopColumns'

/** What goods and buyers are told apart by. */
export type Traits = Pick<
  MemberTraits,
  'attributes' | 'categoryBits' | 'product' | 'supplier' | 'category' | 'tier' | 'segment' | 'priceBand' | 'inCategories' | 'inAudiences'
>

/** Made when the first of them is asked for. */
export function traitsOf(shop: ShopColumns, attributes: Attributes): Traits {
  let made: MemberTraits | undefined
  const all = () => (made ??= new (part('split').MemberTraits)(shop, attributes))
  return {
    attributes,
    product: () => all().product(),
    supplier: () => all().supplier(),
    categoryBits: (scope) => all().categoryBits(scope),
    category: (level) => all().category(level),
    tier: () => all().tier(),
    segment: () => all().segment(),
    priceBand: () => all().priceBand(),
    inCategories: (wanted) => all().inCategories(wanted),
    inAudiences: (wanted) => all().inAudiences(wanted),
  }
}
