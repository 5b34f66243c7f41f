import type { ReactNode } from 'react'
import type { RuleField } from '~/domain/promotion/checkRule'
import type { Action, Rule } from '~/domain/promotion/rule'
import { useMessages } from '~/lib/i18n'
import { BatchSlot } from './BatchSlot'
import { builderMessages } from './builderMessages'
import { BundleParts } from './BundleParts'
import { AmountInput, CountInput, OffShareInput, PercentInput, Sentence, SlotSelect, TimesInput } from './fields'
import { GiftSlots } from './GiftSlots'
import { OffStep, OffUnit, ReachFrom, ReachUnit } from './ReachOff'
import { ThresholdSteps } from './ThresholdSteps'
import { TierSlot } from './TierSlot'

interface PartProps<Kind extends Action['kind']> {
  action: Extract<Action, { kind: Kind }>
  set: (action: Action) => void
  wrong: (field: RuleField) => boolean
}

export interface ActionSentenceProps {
  rule: Rule
  set: (patch: Partial<Rule>) => void
  wrong: (field: RuleField) => boolean
}

/** What a rule does, as a sentence whose words are its fields. */
export function ActionSentence({ rule, set, wrong }: ActionSentenceProps): ReactNode {
  const t = useMessages(builderMessages)
  const { action } = rule
  const put = (next: Action) => set({ action: next })
  switch (action.kind) {
    case 'threshold':
      return <ThresholdSteps action={action} set={put} wrong={wrong} />
    case 'timed':
    case 'percent':
    case 'members': {
      const off = <OffUnit off={action.off} label={t('off')} wrong={wrong('off')} onChange={(next) => put({ ...action, off: next })} />
      const tiers = <TierSlot rule={rule} set={set} wrong={wrong('tiers')} />
      return <Sentence text={t(`s.${action.kind}`)} slots={{ off, tiers }} />
    }
    case 'buyXGetY':
      return <Buy action={action} set={put} wrong={wrong} />
    case 'freeShipping':
      return <FreeShipping action={action} set={put} wrong={wrong} />
    case 'bundle':
      return <BundleParts action={action} set={put} wrong={wrong} />
    case 'gift':
      return <GiftSlots action={action} set={put} wrong={wrong} />
    case 'points':
      return <Points action={action} set={put} wrong={wrong} />
    case 'coupon':
      return <Coupon action={action} set={put} wrong={wrong} />
  }
}

function Buy({ action, set, wrong }: PartProps<'buyXGetY'>) {
  const t = useMessages(builderMessages)
  const { other, ...same } = action
  return (
    <Sentence
      text={t('s.buy')}
      slots={{
        buy: <CountInput label={t('buy')} wrong={wrong('buy')} value={action.buy} onChange={(buy) => set({ ...action, buy })} />,
        get: <CountInput label={t('get')} wrong={wrong('get')} value={action.get} onChange={(get) => set({ ...action, get })} />,
        other: (
          <SlotSelect
            label={t('otherLabel')}
            value={other ? 'other' : 'same'}
            options={(['same', 'other'] as const).map((value) => ({ value, label: t(`other.${value}`) }))}
            onChange={(value) => set(value === 'same' ? same : { ...action, other: {} })}
          />
        ),
        share:
          action.share >= 1 ? (
            <button type="button" className="zg-link" onClick={() => set({ ...action, share: 0.5 })}>
              {t('s.free')}
            </button>
          ) : (
            <OffShareInput label={t('off')} wrong={wrong('off')} value={action.share} onChange={(share) => set({ ...action, share })} />
          ),
      }}
    />
  )
}

function FreeShipping({ action, set, wrong }: PartProps<'freeShipping'>) {
  const t = useMessages(builderMessages)
  const { most: _, ...uncapped } = action
  const from = (next: typeof action.from) => set({ ...action, from: next })
  return (
    <Sentence
      text={t('s.ship')}
      slots={{
        from: <ReachFrom reach={action.from} label={t('from')} wrong={wrong('from')} onChange={from} />,
        unit: <ReachUnit reach={action.from} onChange={from} />,
        most: (
          <Most wrong={wrong('most')} value={action.most} onChange={(most) => set({ ...action, most })} onClear={() => set(uncapped)} />
        ),
      }}
    />
  )
}

function Most(props: { value: number | undefined; wrong: boolean; onChange: (most: number) => void; onClear: () => void }) {
  const t = useMessages(builderMessages)
  return <Sentence text={t('s.most')} slots={{ most: <AmountInput label={t('most')} placeholder={t('noMost')} {...props} /> }} />
}

function Points({ action, set, wrong }: PartProps<'points'>) {
  const t = useMessages(builderMessages)
  return (
    <span className="zg-slots">
      <SlotSelect
        label={t('pointsLabel')}
        value={'times' in action ? 'earn' : 'spend'}
        options={(['earn', 'spend'] as const).map((value) => ({ value, label: t(`points.${value}`) }))}
        onChange={(value) => set(value === 'earn' ? { kind: 'points', times: 2 } : { kind: 'points', worth: 100, mostShare: 0.5 })}
      />
      {'times' in action ? (
        <Sentence
          text={t('s.earn')}
          slots={{
            times: (
              <TimesInput label={t('times')} wrong={wrong('times')} value={action.times} onChange={(times) => set({ ...action, times })} />
            ),
          }}
        />
      ) : (
        <Sentence
          text={t('s.spend')}
          slots={{
            worth: (
              <AmountInput label={t('worth')} wrong={wrong('worth')} value={action.worth} onChange={(worth) => set({ ...action, worth })} />
            ),
            mostShare: (
              <PercentInput
                label={t('mostShare')}
                wrong={wrong('mostShare')}
                value={action.mostShare}
                onChange={(mostShare) => set({ ...action, mostShare })}
              />
            ),
          }}
        />
      )}
    </span>
  )
}

function Coupon({ action, set, wrong }: PartProps<'coupon'>) {
  const t = useMessages(builderMessages)
  const { off } = action
  const from = (next: typeof action.from) => set({ ...action, from: next })
  return (
    <Sentence
      text={'share' in off ? t('s.coupon') : t('s.coupon').replace(/[，,] \[most\]|，\[most\]/, '')}
      slots={{
        batch: <BatchSlot value={action.batch} wrong={wrong('batch')} onChange={(batch) => set({ ...action, batch })} />,
        from: <ReachFrom reach={action.from} label={t('from')} wrong={wrong('from')} onChange={from} />,
        unit: <ReachUnit reach={action.from} onChange={from} />,
        off: <OffStep off={off} label={t('off')} wrong={wrong('off')} onChange={(next) => set({ ...action, off: next })} />,
        most: 'share' in off && (
          <Most
            wrong={wrong('most')}
            value={off.most}
            onChange={(most) => set({ ...action, off: { ...off, most } })}
            onClear={() => set({ ...action, off: { share: off.share } })}
          />
        ),
      }}
    />
  )
}
