import type { ImportRules } from '~/domain/importPlan'
import { useMessages } from '~/lib/i18n'
import { isZone } from '~/lib/zone'
import { Choice } from './Choice'
import { messages } from './messages'
import { TextField } from './TextField'

const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const satisfies readonly ImportRules['dateOrder'][]

type TimeRules = Pick<ImportRules, 'dateOrder' | 'zone'>

/** How times of a file are read: the order of day, month and year, and the zone of those that name none. */
export function TimeFields({ rules, onChange }: { rules: TimeRules; onChange: (change: Partial<TimeRules>) => void }) {
  const t = useMessages(messages)
  return (
    <>
      <Choice
        label={t('rules.dateOrder')}
        value={rules.dateOrder}
        values={DATE_ORDERS}
        nameOf={(order) => t(`rules.dateOrder.${order}`)}
        onChoose={(dateOrder) => onChange({ dateOrder })}
      />
      <TextField
        label={t('rules.zone')}
        value={rules.zone}
        accepts={(text) => isZone(text.trim())}
        onCommit={(text) => onChange({ zone: text.trim() })}
      />
    </>
  )
}
