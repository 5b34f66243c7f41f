import { useMemo } from 'react'
import { toDecimal, unitOf } from '~/domain/money'
import { plainMoney } from '~/features/shared/promotion/ruleWriting'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'

const WHOLE_TO = 10_000

/** How figures of a judgement are written: amounts come with fractions of the smallest coin, units with fractions of one. */
export function useWrite() {
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const money = (amount: number) => format.amount(Math.round(amount), currency)
    // Of a figure that is made of means the pence only take room.
    const moneyShort = (amount: number) => {
      const whole = Math.round(amount / unitOf(currency))
      return Math.abs(whole) < WHOLE_TO
        ? plainMoney(whole * unitOf(currency), { format, currency })
        : format.moneyShort(toDecimal(Math.round(amount), currency))
    }
    const units = (count: number) => format.count(Math.abs(count) < 100 ? Math.round(count * 10) / 10 : Math.round(count))
    const signed = (write: (value: number) => string) => (value: number) => (value > 0 ? `+${write(value)}` : write(value))
    return { money, moneyShort, units, signedMoney: signed(money), signedMoneyShort: signed(moneyShort), signedUnits: signed(units) }
  }, [format, currency])
}
