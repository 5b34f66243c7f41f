import { useState } from 'react'
import { useNavigate } from 'react-router'
import { planChanges } from '~/domain/promotion/mergePlan'
import { promotionQueries } from '~/features/promotions/queries'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { askNow } from '~/session/cache'
import { planMessages } from './messages'
import type { PlanEdit } from './usePlan'

/** Saves the plan as one command, with Undo in its toast. */
export function useSavePlan(edit: PlanEdit): { save: () => Promise<void>; busy: boolean } {
  const t = useMessages(planMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (busy) return
    setBusy(true)
    const { key, isNew, plan, theirs, discard } = edit
    const { set, saw } = planChanges(theirs, plan)
    const outcome = await run(
      { kind: 'promotion.set', args: { key, set: isNew ? plan : set }, ...(isNew ? {} : { saw }) },
      { done: t(isNew ? 'made' : 'saved', { name: plan.name }) },
    )
    if (outcome?.ok) {
      await askNow(promotionQueries.get(key))
      discard()
      if (isNew) void navigate(paths.promotion({ key }), { replace: true })
    }
    setBusy(false)
  }
  return { save, busy }
}
