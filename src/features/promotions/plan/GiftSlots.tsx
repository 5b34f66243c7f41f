import type { RuleField } from '~/domain/promotion/checkRule'
import type { Action } from '~/domain/promotion/rule'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { builderMessages } from './builderMessages'
import { CountInput, Sentence, SlotSelect } from './fields'
import { ReachFrom, ReachUnit } from './ReachOff'
import { SkuSearch } from './SkuSearch'

type Gift = Extract<Action, { kind: 'gift' }>

export interface GiftSlotsProps {
  action: Gift
  set: (action: Action) => void
  wrong: (field: RuleField) => boolean
}

/** 赠品, once or each time that it is reached. */
export function GiftSlots({ action, set, wrong }: GiftSlotsProps) {
  const t = useMessages(builderMessages)
  const { each, ...once } = action
  const { gifts } = action
  const put = (next: Gift['gifts']) => set({ ...action, gifts: next })
  const from = (next: Gift['from']) => set({ ...action, from: next })
  const list = (
    <span className="zg-slots" role="group" aria-label={t('gifts')}>
      {gifts.map(({ sku, units }) => (
        <span key={sku} className="zg-slot-chip">
          {sku} ×
          <CountInput
            label={t('giftUnits', { sku })}
            value={units}
            onChange={(next) => put(gifts.map((gift) => (gift.sku === sku ? { sku, units: next } : gift)))}
          />
          <button type="button" aria-label={t('removeGift', { sku })} onClick={() => put(gifts.filter((gift) => gift.sku !== sku))}>
            <CloseIcon />
          </button>
        </span>
      ))}
      <SkuSearch
        label={t('gifts')}
        wrong={wrong('gifts')}
        onPick={({ sku }) => !gifts.some((gift) => gift.sku === sku) && put([...gifts, { sku, units: 1 }])}
      />
    </span>
  )
  return (
    <Sentence
      text={t('s.gift')}
      slots={{
        every: (
          <SlotSelect
            label={t('everyLabel')}
            value={each ? 'each' : 'once'}
            options={(['once', 'each'] as const).map((value) => ({ value, label: t(`every.${value}`) }))}
            onChange={(value) => set(value === 'each' ? { ...action, each: true } : once)}
          />
        ),
        from: <ReachFrom reach={action.from} label={t('from')} wrong={wrong('from')} onChange={from} />,
        unit: <ReachUnit reach={action.from} onChange={from} />,
        gifts: list,
      }}
    />
  )
}
