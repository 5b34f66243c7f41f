import { useState, type ReactNode } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { actionMessages } from './actionMessages'
import { TicketChoice, type Asked } from './TicketChoice'
import type { Target } from './targets'

export interface TicketActions {
  /** Opens the list to choose from. */
  ask: (what: Asked) => void
  claim: () => void
  solve: () => void
  /** Why none of it can be done by whoever acts. */
  whyNot: string | undefined
  sheet: ReactNode
}

/** What can be done with tickets at once. `pick` says with which: those that are selected, else the one that is open. */
export function useTicketActions(pick: () => Promise<readonly Target[]>, onMoved?: () => void): TicketActions {
  const t = useMessages(actionMessages)
  const run = useCommand()
  const who = useShop((shop) => shop.who)
  const whyNot = useWhyNot('ticket.set')
  const [asked, setAsked] = useState<{ what: Asked; targets: readonly Target[] }>()
  const withTargets = (act: (targets: readonly Target[]) => void) => {
    if (whyNot !== undefined) return showToast(whyNot, { tone: 'bad' })
    void pick().then((targets) => (targets.length === 0 ? showToast(t('noTicket')) : act(targets)))
  }
  const keysOf = (targets: readonly Target[]) => targets.map(({ key }) => key)
  return {
    whyNot,
    ask: (what) => withTargets((targets) => setAsked({ what, targets })),
    claim: () =>
      withTargets((targets) => {
        const free = targets.filter(({ assignee }) => assignee !== who)
        if (free.length === 0) return showToast(t('alreadyYours'))
        void run({ kind: 'ticket.assign', args: { keys: keysOf(free), to: who } }, { done: t('claimed', { count: free.length }) })
      }),
    solve: () =>
      withTargets((targets) => {
        const done = t('moved', { count: targets.length })
        void run({ kind: 'ticket.move', args: { keys: keysOf(targets), to: 'solved' } }, { done }).then(
          (outcome) => outcome?.ok && onMoved?.(),
        )
      }),
    sheet: asked && <TicketChoice what={asked.what} targets={asked.targets} onMoved={onMoved} onClose={() => setAsked(undefined)} />,
  }
}
