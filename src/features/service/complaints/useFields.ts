import { useDraft } from '~/session/drafts'

export interface Fields<F extends Record<string, string>> {
  values: F
  set: (change: Partial<F>) => void
  /** Something was typed that is not saved. */
  dirty: boolean
  drop: () => void
}

function read<F extends Record<string, string>>(text: string, initial: F): F {
  if (text === '') return initial
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return initial
    const texts = Object.entries(value).filter(([name, each]) => name in initial && typeof each === 'string')
    return { ...initial, ...Object.fromEntries(texts) }
  } catch {
    return initial
  }
}

/** The fields of a form at a place such as `complaint/t1/plan/0`; what was typed outlives the screen and the tab. */
export function useFields<F extends Record<string, string>>(place: string, initial: F): Fields<F> {
  const draft = useDraft(place, '')
  const values = read(draft.text, initial)
  return { values, set: (change) => draft.set(JSON.stringify({ ...values, ...change })), dirty: draft.text !== '', drop: draft.drop }
}
