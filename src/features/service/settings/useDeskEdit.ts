import { useQuery } from '@tanstack/react-query'
import type { Desk } from '~/domain/desk'
import { faultOfDesk } from '~/domain/sla/checkDesk'
import { deskQueries } from '~/features/service/deskQueries'
import { loadRuleTexts, ruleText } from '~/features/shared/ruleText'
import { useCommand } from '~/features/shared/useCommand'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { useDeskDraft } from '~/session/deskDrafts'
import { deskMessages } from './messages'
import { DESK_PARTS, type DeskPart, FIELDS_OF } from './parts'

const FIELDS = DESK_PARTS.flatMap((part) => FIELDS_OF[part])

/** Of an object some fields. */
function pick(desk: Desk, fields: readonly (keyof Desk)[]): Partial<Desk> {
  return Object.fromEntries(fields.map((field) => [field, desk[field]]))
}

export interface DeskEditing {
  desk: Desk
  change: (set: Partial<Desk>) => void
  /** Parts that were changed and are not saved. */
  dirty: DeskPart[]
  /** What is wrong with it, in words. */
  fault: string | undefined
  save: () => Promise<void>
  drop: () => void
}

/** The desk's settings as they would be: what was saved, with one's own changes on top. undefined until they are read. */
export function useDeskEdit(): DeskEditing | undefined {
  const t = useMessages(deskMessages)
  const run = useCommand()
  const { data: saved } = useQuery(deskQueries.desk())
  const { data: people } = useQuery({ ...deskQueries.people(), throwOnError: false })
  const { draft, put, drop } = useDeskDraft<Desk>('desk')
  const changed = draft ? FIELDS.filter((field) => !isEqual(draft.base[field], draft.mine[field])) : []
  // What others have set meanwhile is seen; what one has changed oneself stays on top of it.
  const desk = saved && draft ? { ...saved, ...pick(draft.mine, changed) } : saved
  const fault = desk && changed.length > 0 ? faultOfDesk(desk, (key) => people?.some((person) => person.key === key) ?? true) : undefined
  // The words of refusals come with the first one.
  useQuery({ queryKey: ['ruleTexts'], queryFn: async () => (await loadRuleTexts(), true), enabled: fault !== undefined })
  if (!desk || !saved) return undefined
  const save = async () => {
    if (!draft || changed.length === 0) return
    const intent = { kind: 'desk.set', args: { set: pick(desk, changed) }, saw: pick(draft.base, changed) } as const
    const outcome = await run(intent, { done: t('saved') })
    if (outcome?.ok) drop()
  }
  return {
    desk,
    change: (set) => put({ base: draft?.base ?? saved, mine: { ...desk, ...set } }),
    dirty: DESK_PARTS.filter((part) => FIELDS_OF[part].some((field) => changed.includes(field))),
    fault: fault && ruleText({ why: 'rule', rule: fault.rule, ...(fault.facts && { facts: fault.facts }) }),
    save,
    drop,
  }
}
