import { defineUrlState, oneOf, texts } from '~/lib/urlState'

export const ABC_OF = ['sku', 'product'] as const
export const ABC_RULES = ['before', 'inclusive'] as const

/** What the products board keeps in the address besides the view that all boards share. */
export const productsState = defineUrlState({
  /** Keys of the categories that were looked into, from the top down: two at most. */
  under: texts(),
  abc: oneOf(ABC_OF, 'sku'),
  rule: oneOf(ABC_RULES, 'before'),
})
