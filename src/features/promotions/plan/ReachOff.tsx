import { unitOf } from '~/domain/money'
import type { Off, Reach } from '~/domain/promotion/rule'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { builderMessages } from './builderMessages'
import { AmountInput, CountInput, OffShareInput, SlotSelect } from './fields'

interface ReachProps {
  reach: Reach
  label: string
  wrong?: boolean
  onChange: (reach: Reach) => void
}

/** So much money, or so many units. */
export function ReachFrom({ reach, label, wrong, onChange }: ReachProps) {
  return 'units' in reach ? (
    <CountInput label={label} wrong={wrong} value={reach.units} onChange={(units) => onChange({ units })} />
  ) : (
    <AmountInput label={label} wrong={wrong} value={reach.amount} onChange={(amount) => onChange({ amount })} />
  )
}

export function ReachUnit({ reach, onChange }: Pick<ReachProps, 'reach' | 'onChange'>) {
  const t = useMessages(builderMessages)
  const unit = unitOf(useShop((shop) => shop.currency))
  return (
    <SlotSelect
      label={t('unitLabel')}
      value={'units' in reach ? 'units' : 'amount'}
      options={(['amount', 'units'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
      onChange={(value) => onChange(value === 'units' ? { units: 2 } : { amount: 100 * unit })}
    />
  )
}

type By = 'share' | 'amount' | 'price'

const byOf = (off: Off): By => ('share' in off ? 'share' : 'amount' in off ? 'amount' : 'price')

interface OffProps<Kind extends Off> {
  off: Kind
  label: string
  wrong?: boolean
  onChange: (off: Kind) => void
}

/** Off an order or a step: an amount, or a share. */
export function OffStep({ off, label, wrong, onChange }: OffProps<Exclude<Off, { price: number }>>) {
  const t = useMessages(builderMessages)
  const unit = unitOf(useShop((shop) => shop.currency))
  return (
    <span className="zg-slots">
      <SlotSelect
        label={t('offLabel')}
        value={'share' in off ? 'share' : 'amount'}
        options={[
          { value: 'amount', label: t('offBy.amount') },
          { value: 'share', label: t('offBy.share') },
        ]}
        onChange={(by) => onChange(by === 'share' ? { share: 0.1 } : { amount: 10 * unit })}
      />
      {'share' in off ? (
        <OffShareInput label={label} wrong={wrong} value={off.share} onChange={(share) => onChange({ share })} />
      ) : (
        <AmountInput label={label} wrong={wrong} value={off.amount} onChange={(amount) => onChange({ amount })} />
      )}
    </span>
  )
}

/** Off each unit: a share, an amount, or down to one price. */
export function OffUnit({ off, label, wrong, onChange }: OffProps<Off>) {
  const t = useMessages(builderMessages)
  const unit = unitOf(useShop((shop) => shop.currency))
  const start: Record<By, Off> = { share: { share: 0.1 }, amount: { amount: 10 * unit }, price: { price: 99 * unit } }
  return (
    <span className="zg-slots">
      <SlotSelect
        label={t('offLabel')}
        value={byOf(off)}
        options={[
          { value: 'share', label: t('offBy.share') },
          { value: 'amount', label: t('offBy.each') },
          { value: 'price', label: t('offBy.price') },
        ]}
        onChange={(by) => onChange(start[by])}
      />
      {'share' in off ? (
        <OffShareInput label={label} wrong={wrong} value={off.share} onChange={(share) => onChange({ share })} />
      ) : 'amount' in off ? (
        <AmountInput label={label} wrong={wrong} value={off.amount} onChange={(amount) => onChange({ amount })} />
      ) : (
        <AmountInput label={label} wrong={wrong} value={off.price} onChange={(price) => onChange({ price })} />
      )}
    </span>
  )
}
