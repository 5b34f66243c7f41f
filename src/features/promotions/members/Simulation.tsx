import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Tier } from '~/domain/member'
import { FigureTable } from '~/features/shared/FigureTable'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { errorText, refusalText, undo } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import type { TierAsk, TierSimulation } from '~/store/memberLists'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { call } from '~/worker/client'
import { memberMessages } from './messages'
import { memberQueries } from './queries'
import { TierMoves } from './TierMoves'

/** What the tiers come to with the orders of now, while they are being written; setting customers waits until they are saved. */
export function Simulation({ tiers, valid, dirty }: { tiers: readonly Tier[]; valid: boolean; dirty: boolean }) {
  const t = useMessages(memberMessages)
  const format = useFormat()
  const [replaces, replace] = useState(false)
  const [shown, show] = useState<'up' | 'down'>()
  const ask: TierAsk = { tiers, others: replaces ? 'replace' : 'keep' }
  const { data, isPlaceholderData } = useQuery(memberQueries.simulation(ask, valid))
  if (!data) return valid ? <div className="zg-skeleton zg-skeleton-block" aria-busy="true" /> : null
  const others = data.others.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className="zg-stack-tight" aria-label={t('simulation')}>
      <h2>{t('simulation')}</h2>
      <p className="zg-second zg-small">{t('simulationHint', { day: format.day(data.asOf) })}</p>
      <Counts simulation={data} />
      {others > 0 && (
        <label className="zg-row">
          <input type="checkbox" checked={replaces} onChange={({ target }) => replace(target.checked)} />
          <span>
            {t('replaceOthers')}{' '}
            <span className="zg-second zg-small">
              {t('others', { count: others, names: data.others.map(({ name }) => name).join(t('comma')) })}
            </span>
          </span>
        </label>
      )}
      <div className="zg-row" data-moves={`${data.up} ${data.down}`}>
        {(['up', 'down'] as const).map((step) => (
          <Button key={step} disabledReason={data[step] === 0 ? t(step, { count: 0 }) : undefined} onClick={() => show(step)}>
            {t(step === 'up' ? 'seeUp' : 'seeDown', { count: data[step] })}
          </Button>
        ))}
        <Apply ask={ask} simulation={data} waits={dirty ? t('saveFirst') : isPlaceholderData ? '…' : undefined} />
      </div>
      {shown && <TierMoves ask={ask} step={shown} onClose={() => show(undefined)} />}
    </section>
  )
}

function Apply({ ask, simulation: { up, down }, waits }: { ask: TierAsk; simulation: TierSimulation; waits: string | undefined }) {
  const t = useMessages(memberMessages)
  const whyNot = useWhyNot('member.tiers', ['tier'])
  const [busy, setBusy] = useState(false)
  const apply = async () => {
    setBusy(true)
    const commandId = crypto.randomUUID()
    try {
      const outcome = await call('members.apply', { ask, commandId, expect: { up, down } })
      if (outcome.ok) return showToast(t('applied', { up, down }), { undo: () => void undo(commandId) })
      await loadRuleTexts()
      showToast(refusalText(outcome.refusal), { tone: 'bad' })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      type="primary"
      loading={busy}
      disabledReason={whyNot ?? waits ?? (up + down === 0 ? t('applyNone') : undefined)}
      onClick={() => void apply()}
    >
      {t('apply', { count: up + down })}
    </Button>
  )
}

function Counts({ simulation: { tiers, goods, cost } }: { simulation: TierSimulation }) {
  const t = useMessages(memberMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const change = (by: number) => (by === 0 ? '—' : `${by > 0 ? '+' : '−'}${format.count(Math.abs(by))}`)
  const columns = [
    { key: 'name', name: t('name') },
    { key: 'before', name: t('before') },
    { key: 'after', name: t('after') },
    { key: 'change', name: t('change') },
    { key: 'goods', name: t('goods'), minor: true },
    { key: 'cost', name: t('cost') },
  ]
  const all = tiers.reduce((sum, { before, after }) => ({ before: sum.before + before, after: sum.after + after }), { before: 0, after: 0 })
  return (
    <FigureTable label={t('simulation')} className="zg-member-counts" columns={columns}>
      {tiers.toReversed().map((tier) => (
        <tr key={tier.name} data-tier={tier.name}>
          <th scope="row">{tier.name || t('notTier')}</th>
          <td>{format.count(tier.before)}</td>
          <td>{format.count(tier.after)}</td>
          <td>{change(tier.after - tier.before)}</td>
          <td className="zg-minor">{format.amount(tier.goods, currency)}</td>
          <td>{tier.cost === 0 ? '—' : format.amount(tier.cost, currency)}</td>
        </tr>
      ))}
      <tr className="zg-member-total">
        <th scope="row">{t('total')}</th>
        <td>{format.count(all.before)}</td>
        <td>{format.count(all.after)}</td>
        <td />
        <td className="zg-minor">{format.amount(goods, currency)}</td>
        <td>{format.amount(cost, currency)}</td>
      </tr>
    </FigureTable>
  )
}
