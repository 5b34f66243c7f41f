import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { kept } from '~/lib/keep'
import { useShop } from './shop'

/** Texts that were typed and not saved yet, by place; they outlive the screen and the tab. */
const useDrafts = create<{ texts: Record<string, string> }>()(
  persist((): { texts: Record<string, string> } => ({ texts: {} }), {
    name: 'zhanggui:drafts',
    storage: createJSONStorage(() => kept),
  }),
)

/** Forgets the drafts of these places, in this tab and on the disk. */
export function dropDrafts(isGone: (place: string) => boolean): void {
  useDrafts.setState(({ texts }) => ({ texts: Object.fromEntries(Object.entries(texts).filter(([place]) => !isGone(place))) }))
}

export interface Draft {
  text: string
  /** True where the text differs from what is saved. */
  dirty: boolean
  set: (text: string) => void
  /** Back to what is saved. */
  drop: () => void
}

/** A text being edited at a place of the open shop such as `order/581587/note`. */
export function useDraft(name: string, saved: string): Draft {
  const place = `${useShop(({ id }) => id)}/${name}`
  const text = useDrafts(({ texts }) => texts[place]) ?? saved
  const drop = () =>
    useDrafts.setState(({ texts }) => ({ texts: Object.fromEntries(Object.entries(texts).filter(([other]) => other !== place)) }))
  return {
    text,
    dirty: text !== saved,
    set: (next) => (next === saved ? drop() : useDrafts.setState(({ texts }) => ({ texts: { ...texts, [place]: next } }))),
    drop,
  }
}

/** A shop is deleted: what was being typed in it goes too. */
export function forgetDrafts(shop: string): void {
  useDrafts.setState(({ texts }) => ({
    texts: Object.fromEntries(Object.entries(texts).filter(([place]) => !place.startsWith(`${shop}/`))),
  }))
}
