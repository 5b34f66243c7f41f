import { Link } from 'react-router'
import type { CheckAnswer } from '~/domain/promotion/feasibility'
import type { MarginRow } from '~/domain/promotion/feasibilityMargin'
import { feasibilityMessages } from '~/features/promotions/feasibilityMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'

/** The goods, promotions or words that a check is about, the worst first. */
export function CheckDetails({ answer }: { answer: CheckAnswer }) {
  const t = useMessages(feasibilityMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const amount = (value: number) => format.amount(value, currency)
  return <ul className="zg-plan-check-rows zg-small zg-num">{rowsOf()}</ul>

  function rowsOf() {
    switch (answer.check) {
      case 'margin':
        return answer.rows.map((row) => (
          <Goods key={row.sku} sku={row.sku} title={row.title}>
            {marginText(row)}
          </Goods>
        ))
      case 'stock':
        return answer.rows.map(({ sku, title, expected, sellable, soldOutAt }) => (
          <Goods key={sku} sku={sku} title={title}>
            {t('stockRow', { expected: Math.round(expected), sellable, at: soldOutAt === undefined ? '–' : format.timeShort(soldOutAt) })}
          </Goods>
        ))
      case 'overlap':
        return answer.rows.map(({ promotion, name, skus, how }) => (
          <li key={promotion}>
            <Link to={paths.promotion({ key: promotion })}>{name}</Link>
            <span className="zg-second">{t('overlapRow', { count: skus, how: t(`overlap.how.${how}`) })}</span>
          </li>
        ))
      case 'original':
        return answer.rows.map(({ sku, title, field, before, after, at }) => (
          <Goods key={`${sku} ${field}`} sku={sku} title={title}>
            {t('raisedRow', { field: t(`raised.${field}`), before: amount(before), after: amount(after), at: format.dateShort(at) })}
          </Goods>
        ))
      case 'words':
        return answer.rows.map(({ text, at, from, rule, found }) => (
          <li key={`${text} ${at} ${from} ${rule}`}>{t('wordRow', { found, where: t(`word.${text}`) })}</li>
        ))
      default:
        return null
    }
  }

  function marginText({ lines, pay, cost, gifts, margin, why, by }: MarginRow): string {
    const cart = lines.map(({ sku, units }) => `${sku} × ${units}`).join(' + ')
    if (why === 'floor') return t('marginFloor', { lines: cart, pay: amount(pay) })
    return [
      t('marginRow', { lines: cart, pay: amount(pay), cost: amount(cost), margin: amount(margin) }),
      gifts > 0 ? t('marginGifts', { gifts: amount(gifts) }) : '',
      by ? t('marginBy', { names: by.join(', ') }) : '',
    ].join('')
  }
}

function Goods({ sku, title, children }: { sku: string; title: string; children: string }) {
  return (
    <li>
      <Link to={paths.product({ sku })}>{title}</Link>
      <span className="zg-second">{children}</span>
    </li>
  )
}
