import type { Rule } from '~/domain/promotion/rule'
import type { RuleReplay, VariantReplay } from '~/domain/promotion/simulation'
import { useRuleWriting } from '~/features/promotions/plan/choices'
import { FigureTable } from '~/features/shared/FigureTable'
import { nameOfRule } from '~/features/shared/promotion/ruleSentence'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { mainReason } from './figures'
import { simulateMessages } from './messages'
import { useFigureWriting } from './useFigureWriting'
import { verdictMessages } from './verdictMessages'

export interface RulesTableProps {
  replay: VariantReplay
  rules: readonly Rule[]
  /** Shows the orders that a rule fired in. */
  onOpen: (rule: string) => void
}

/** What each rule did in the orders as they were, and why it did nothing in the others. */
export function RulesTable({ replay, rules, onOpen }: RulesTableProps) {
  const t = useMessages(simulateMessages)
  return (
    <section className="zg-panel" aria-labelledby="zg-sim-rules">
      <h2 id="zg-sim-rules">{t('rules')}</h2>
      <FigureTable
        label={t('rules')}
        columns={[
          { key: 'rule', name: t('rule') },
          { key: 'fired', name: t('fired') },
          { key: 'off', name: t('off') },
          { key: 'gifts', name: t('gifts'), minor: true },
          { key: 'points', name: t('pointsOut'), minor: true },
          { key: 'why', name: t('whyNot'), minor: true },
        ]}
      >
        {replay.rules.map((each) => (
          <Row key={each.rule} replay={each} rule={rules.find(({ key }) => key === each.rule)} onOpen={onOpen} />
        ))}
      </FigureTable>
    </section>
  )
}

function Row({ replay, rule, onOpen }: { replay: RuleReplay; rule: Rule | undefined; onOpen: (rule: string) => void }) {
  const t = useMessages(simulateMessages)
  const format = useFormat()
  const writing = useFigureWriting()
  const rules = useRuleWriting()
  const name = rule ? nameOfRule(rule, rules) : replay.rule
  const verdicts = useMessages(verdictMessages)
  const reason = mainReason(replay.verdicts)
  const { pointsEarned, pointsSpent, ranOutAt } = replay
  return (
    <tr>
      <th scope="row" className="zg-sim-name">
        <button type="button" className="zg-row-button" onClick={() => onOpen(replay.rule)}>
          {name}
        </button>
        {ranOutAt !== undefined && <small className="zg-sim-loss">{t('ranOut', { time: format.timeShort(ranOutAt) })}</small>}
      </th>
      <td data-rule={replay.rule} data-fired={replay.orders}>
        {writing.full(replay.orders, 'count')}
      </td>
      <td>{writing.full(replay.offGoods + replay.offShipping, 'amount')}</td>
      <td className="zg-minor">
        {replay.giftUnits > 0 ? `${writing.full(replay.giftUnits, 'count')} · ${writing.full(replay.gifts, 'amount')}` : '—'}
      </td>
      <td className="zg-minor">{pointsEarned + pointsSpent > 0 ? `${format.count(pointsEarned)} / ${format.count(pointsSpent)}` : '—'}</td>
      <td className="zg-minor">{reason ? `${verdicts(reason)} · ${format.count(replay.verdicts[reason] ?? 0)}` : '—'}</td>
    </tr>
  )
}
