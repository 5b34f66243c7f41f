import type { TrafficRules } from '~/domain/import/trafficPlan'
import { useMessages } from '~/lib/i18n'
import { isZone, parseDay } from '~/lib/zone'
import { messages } from './messages'
import { TextField } from './TextField'
import { trafficMessages } from './trafficMessages'
import { setTrafficRules, type TrafficDraft } from './trafficWizard'

const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const satisfies readonly TrafficRules['dateOrder'][]

/** What no file of traffic states itself. */
export function TrafficRulesForm({ draft }: { draft: TrafficDraft }) {
  const t = useMessages(trafficMessages)
  const common = useMessages(messages)
  const { rules, columns } = draft
  const set = (change: Partial<TrafficRules>) => setTrafficRules(draft, change)
  const byMonth = rules.of === 'sessions' && columns.at === undefined
  return (
    <div className="zg-rules">
      <h3>{t('rules')}</h3>
      <div className="zg-fields">
        {byMonth && (
          <TextField
            label={t('rules.year')}
            width="short"
            value={String(rules.year)}
            accepts={(text) => /^(19|20)\d\d$/.test(text.trim())}
            onCommit={(text) => set({ year: Number(text.trim()) })}
          />
        )}
        {columns.nthDay !== undefined && columns.at === undefined && (
          <TextField
            label={t('rules.firstDay')}
            hint={t('rules.firstDay.hint')}
            value={rules.firstDay ?? ''}
            accepts={(text) => parseDay(text.trim()) !== undefined}
            onCommit={(text) => set({ firstDay: text.trim() })}
          />
        )}
        <TextField
          label={t('rules.channel')}
          hint={t('rules.channel.hint')}
          value={rules.channel}
          onCommit={(channel) => set({ channel: channel.trim() })}
        />
        {columns.at !== undefined && (
          <label className="zg-field">
            <span>{common('rules.dateOrder')}</span>
            <select
              value={rules.dateOrder}
              onChange={(event) => set({ dateOrder: DATE_ORDERS.find((order) => order === event.target.value) })}
            >
              {DATE_ORDERS.map((order) => (
                <option key={order} value={order}>
                  {common(`rules.dateOrder.${order}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {rules.of === 'sessions' && !byMonth && (
          <TextField
            label={common('rules.zone')}
            value={rules.zone}
            accepts={(text) => isZone(text.trim())}
            onCommit={(text) => set({ zone: text.trim() })}
          />
        )}
        {rules.of !== 'sessions' && (
          <label className="zg-field">
            <span>{common('rules.decimal')}</span>
            <select value={rules.decimal} onChange={(event) => set({ decimal: event.target.value === ',' ? ',' : '.' })}>
              <option value=".">1,234.56</option>
              <option value=",">1.234,56</option>
            </select>
          </label>
        )}
      </div>
    </div>
  )
}
