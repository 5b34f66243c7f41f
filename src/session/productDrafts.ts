import { create } from 'zustand'
import type { EditedProduct, Side } from '~/domain/mergeProduct'
import { kept } from '~/lib/keep'
import { useShop } from './shop'

/** A product that is being edited and was not saved yet. */
export interface ProductDraft {
  /** Of the edit: two tabs that edit one product do not write over each other. */
  id: string
  /** Of the product; a new one has it before it is saved. */
  key: string
  /** The product as it was when the edit began. */
  base: EditedProduct
  mine: EditedProduct
  /** Which side is to stand where somebody else has set the same, by place. */
  choices: Record<string, Side>
  /** When it was last changed. */
  at: number
}

/** Where a product that was never saved is edited. */
export const NEW_PRODUCT = 'new'

const PREFIX = 'zhanggui:draft:'
const WRITE_MS = 250

const useDrafts = create<{ drafts: Record<string, ProductDraft> }>()(() => ({ drafts: {} }))

const placeOf = (product: string) => `${useShop.getState().id}/product/${product}`
const itemOf = (place: string, { id }: Pick<ProductDraft, 'id'>) => `${PREFIX}${place}/${id}`

/** Each draft lies under a name of its own, so that a tab writes nothing but what it edits. */
function storedNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${prefix}`))
  } catch {
    return []
  }
}

function read(name: string): ProductDraft | undefined {
  try {
    const value: unknown = JSON.parse(kept.getItem(name) ?? 'null')
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What this application wrote itself: enough to tell it from what was cut short. */
const isDraft = (value: unknown): value is ProductDraft =>
  typeof value === 'object' && value !== null && 'base' in value && 'mine' in value && 'choices' in value && 'at' in value

const timers = new Map<string, ReturnType<typeof setTimeout>>()

function write(place: string): void {
  clearTimeout(timers.get(place))
  timers.delete(place)
  const draft = useDrafts.getState().drafts[place]
  if (draft) kept.setItem(itemOf(place, draft), JSON.stringify(draft))
}

function writeLater(place: string): void {
  clearTimeout(timers.get(place))
  timers.set(
    place,
    setTimeout(() => write(place), WRITE_MS),
  )
}

addEventListener('pagehide', () => [...timers.keys()].forEach(write))
// Another tab that has saved or dropped what it took over takes the item away: what is typed here stays.
addEventListener('storage', ({ key, newValue }) => {
  if (key === null || newValue !== null) return
  for (const [place, draft] of Object.entries(useDrafts.getState().drafts)) if (itemOf(place, draft) === key) write(place)
})

/** The draft of a product in this tab: as it was left, also in a tab that was closed. */
export function openDraft(product: string): ProductDraft | undefined {
  const place = placeOf(product)
  const open = useDrafts.getState().drafts[place]
  if (open) return open
  const found = storedNames(`${place}/`)
    .flatMap((name) => read(name) ?? [])
    .sort((a, b) => b.at - a.at)
    .at(0)
  if (found) useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [place]: found } }))
  return found
}

export const useProductDraft = (product: string): ProductDraft | undefined => {
  const shop = useShop(({ id }) => id)
  return useDrafts(({ drafts }) => drafts[`${shop}/product/${product}`])
}

export function putDraft(product: string, draft: ProductDraft): void {
  const place = placeOf(product)
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [place]: draft } }))
  writeLater(place)
}

export function dropDraft(product: string): void {
  const place = placeOf(product)
  const draft = useDrafts.getState().drafts[place]
  clearTimeout(timers.get(place))
  timers.delete(place)
  useDrafts.setState(({ drafts: { [place]: _, ...drafts } }) => ({ drafts }))
  if (draft) kept.removeItem(itemOf(place, draft))
}

/** A shop is deleted: what was being edited in it goes too. */
export function forgetProductDrafts(shop: string): void {
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([place]) => !place.startsWith(`${shop}/`))),
  }))
  for (const name of storedNames(`${shop}/`)) kept.removeItem(name)
}
