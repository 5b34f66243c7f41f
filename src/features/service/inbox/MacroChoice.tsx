import { useQuery } from '@tanstack/react-query'
import type { MacroAction } from '~/domain/desk'
import { deskQueries } from '~/features/service/deskQueries'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { actionMessages } from './actionMessages'
import { Choose } from './Choose'
import type { ChoiceProps } from './TicketChoice'

/** What opens a sheet for one ticket cannot be done to many. */
const forMany = ({ kind }: MacroAction) => kind !== 'return' && kind !== 'refund'

/** The actions of a macro, for many tickets. */
export function MacroChoice({ targets, onMoved, onClose }: ChoiceProps) {
  const t = useMessages(actionMessages)
  const run = useCommand()
  const { data: macros = [] } = useQuery({ ...deskQueries.macros(), throwOnError: false })
  const usable = macros.filter(({ actions }) => actions.some(forMany))
  const pick = async (key: string) => {
    const macro = usable.find((each) => each.key === key)
    if (!macro) return
    const args = { keys: targets.map((target) => target.key), macro: key, actions: macro.actions.filter(forMany) }
    const outcome = await run({ kind: 'ticket.act', args }, { done: t('acted', { count: targets.length, name: macro.name }) })
    if (outcome?.ok) onMoved?.()
  }
  return (
    <Choose
      title={t('macro', { count: targets.length })}
      choices={usable.map(({ key, name, short }) => ({ value: key, label: name, aside: short && `/${short}` }))}
      onPick={(key) => void pick(key)}
      onClose={onClose}
    />
  )
}
