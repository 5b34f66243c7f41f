import { keptInTab } from '~/lib/keep'

const NAME = 'zhanggui:tab'

/**
 * Which tab this is, also after it was loaded anew. The id lies in the tab's storage only while no page of it lives: a tab that is duplicated, which copies the storage, gets one of
 * its own.
 */
export const THIS_TAB: string = keptInTab.getItem(NAME) ?? crypto.randomUUID()
const lockOf = (tab: string) => `${NAME}:${tab}`

const leave = () => keptInTab.setItem(NAME, THIS_TAB)
const come = () => keptInTab.removeItem(NAME)
come()
addEventListener('pagehide', leave)
addEventListener('pageshow', come)

/** Held as long as the page lives; the browser lets it go where the page crashes. */
void locks()
  ?.request(lockOf(THIS_TAB), () => new Promise<never>(() => undefined))
  ?.catch?.(() => undefined)

/** Absent where the browser has none, or forbids them. */
function locks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : (navigator.locks ?? undefined)
}

/** The tabs that live; undefined where the browser does not tell. */
export async function livingTabs(): Promise<ReadonlySet<string> | undefined> {
  try {
    const { held } = (await locks()?.query()) ?? {}
    return held && new Set(held.flatMap(({ name }) => (name?.startsWith(`${NAME}:`) ? [name.slice(NAME.length + 1)] : [])))
  } catch {
    return undefined
  }
}
