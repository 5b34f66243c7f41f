import { checkView, checkViewRemoval } from '~/domain/view'
import type { ViewCommand } from '~/domain/viewCommand'
import type { Deciders } from './deciders'
import { changesAway, changesTo } from './rows'

/** Views of lists. */
export const VIEW_DECIDERS: Deciders<ViewCommand> = {
  async 'view.set'(db, { args: { key, set: given } }, { who, role, at }) {
    const set = given.name === undefined ? given : { ...given, name: given.name.trim() }
    const all = await db.views.toArray()
    const refusal = checkView(key, set, all, { who, role })
    if (refusal) return { refusal }
    const now = all.find((view) => view.key === key)
    if (now) return { changes: changesTo('views', key, { ...now }, set) }
    return { changes: changesTo('views', key, undefined, { search: '', shared: false, ...set, owner: who, createdAt: at }) }
  },
  async 'view.remove'(db, { args: { key } }, { who, role }) {
    const view = await db.views.get(key)
    if (!view) return { refusal: { why: 'notFound', what: key } }
    const refusal = checkViewRemoval(view, { who, role })
    return refusal ? { refusal } : { changes: changesAway('views', key, { ...view }) }
  },
}
