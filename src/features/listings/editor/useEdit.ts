import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { checkProductFields } from '~/domain/listingRules'
import type { Refusal } from '~/domain/command'
import { editOf, editsBetween, emptyEdit } from '~/domain/editedProduct'
import { type EditedProduct, type Merged, mergeProduct, type Side } from '~/domain/mergeProduct'
import type { Product } from '~/domain/product'
import { isBlank } from '~/domain/skuMatrix'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { queryClient } from '~/session/cache'
import { dropDraft, NEW_PRODUCT, openDraft, type ProductDraft, putDraft, useProductDraft } from '~/session/productDrafts'
import { catalogQueries } from './queries'

/** A product being edited: what is shown, what differs from what is saved, and where somebody else has set the same. */
export interface Edit {
  key: string
  isNew: boolean
  /** As saved; undefined: never. */
  saved: Product | undefined
  product: EditedProduct
  merged: Merged
  choices: Readonly<Record<string, Side>>
  dirty: boolean
  /** The draft was there when the screen was opened. */
  restored: ProductDraft | undefined
  /** Why it cannot be saved as it is. */
  refusal: Refusal | undefined
  set: (patch: Partial<EditedProduct>) => void
  choose: (place: string, side: Side) => void
  discard: () => void
}

/** The edit of a product; undefined while it is being read, null where there is no such product. `productKey` undefined: a new one. */
export function useEdit(productKey: string | undefined): Edit | undefined | null {
  const place = productKey ?? NEW_PRODUCT
  const [restored] = useState(() => openDraft(place))
  const [newKey] = useState(() => crypto.randomUUID())
  const draft = useProductDraft(place)
  const { data: saved } = useQuery({ ...catalogQueries.product(productKey ?? ''), enabled: productKey !== undefined })
  const { data: words } = useQuery({ queryKey: ['ruleTexts'], queryFn: () => loadRuleTexts().then(() => true) })
  const edit = useMemo(() => {
    const theirs = saved ? editOf(saved) : emptyEdit()
    const { base = theirs, mine = theirs, choices = {} } = draft ?? {}
    const merged = mergeProduct(base, mine, theirs, choices)
    const { set } = editsBetween(theirs, merged.product)
    const dirty = draft !== undefined && Object.keys(set).length > 0
    return { theirs, merged, choices, dirty, refusal: dirty ? checkProductFields(savable(merged.product), saved ?? undefined) : undefined }
  }, [saved, draft])
  if (productKey !== undefined && saved === undefined) return undefined
  if (saved === null || words === undefined) return words === undefined ? undefined : null
  const { theirs, merged, choices } = edit
  const put = (mine: EditedProduct, chosen: Record<string, Side>) => {
    const clashes = merged.clashes.length > 0
    putDraft(place, {
      id: draft?.id ?? crypto.randomUUID(),
      key: draft?.key ?? productKey ?? newKey,
      base: clashes ? (draft?.base ?? theirs) : theirs,
      mine,
      choices: chosen,
      at: Date.now(),
    })
  }
  return {
    ...edit,
    key: draft?.key ?? productKey ?? newKey,
    isNew: productKey === undefined,
    saved,
    product: merged.product,
    restored: restored && restored.id === draft?.id && edit.dirty ? restored : undefined,
    set: (patch) => put({ ...merged.product, ...patch }, { ...choices }),
    choose: (at, side) => put(draft?.mine ?? merged.product, { ...choices, [at]: side }),
    discard: () => dropDraft(place),
  }
}

/** A row in which nothing was written is no SKU. */
export const savable = (product: EditedProduct): EditedProduct => ({ ...product, skus: product.skus.filter((sku) => !isBlank(sku)) })

/** What was read of the product after somebody else has saved. */
export const readAgain = (key: string) => queryClient.fetchQuery({ ...catalogQueries.product(key), staleTime: 0 })
