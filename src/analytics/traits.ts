import type { Attributes } from './attributes'
import type { MemberTraits } from './memberTraits'
import { part } from './parts'
import type { ShopColumns } from './shopColumns'

/** What goods and buyers are told apart by. */
export interface Traits {
  readonly attributes: Attributes
  /** Made when it is first asked for. */
  readonly members: MemberTraits
}

export function traitsOf(shop: ShopColumns, attributes: Attributes): Traits {
  let made: MemberTraits | undefined
  return {
    attributes,
    get members() {
      return (made ??= new (part('split').MemberTraits)(shop, attributes))
    },
  }
}
