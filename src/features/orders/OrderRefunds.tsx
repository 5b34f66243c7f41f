import { useMessages } from '~/lib/i18n'
import { isRefund } from '~/domain/applyActs'
import { reasonTexts } from '~/features/shared/refund/reasonTexts'
import type { OrderDetail } from '~/store/lists'
import { Chip } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { drawerMessages } from './drawerMessages'

/** Money given back: goods, shipping and tax apart, with the reason of what was given back here. */
export function OrderRefunds({ detail: { order, acts } }: { detail: OrderDetail }) {
  const { refunds, currency } = order
  const reasons = useMessages(reasonTexts)
  const reasonAt = new Map(acts.filter(isRefund).map(({ at, did }) => [at, did.reason]))
  const t = useMessages(drawerMessages)
  const format = useFormat()
  if (refunds.length === 0) return null
  return (
    <section>
      <h3>{t('refunds')}</h3>
      <div className="zg-table-scroll">
        <table className="zg-table" aria-label={t('refunds')}>
          <thead>
            <tr>
              <th scope="col">{t('refunds')}</th>
              <th scope="col">{t('goods')}</th>
              <th scope="col">{t('shipping')}</th>
              <th scope="col">{t('tax')}</th>
            </tr>
          </thead>
          <tbody>
            {refunds.map(({ at, goods, shipping, tax, line, dated }, i) => (
              <tr key={i}>
                <td>
                  {t('refundOn', { date: format.time(at) })} {line !== undefined && <Chip>{t('ofLine', { line: line + 1 })}</Chip>}{' '}
                  {!dated && <Chip>{t('undated')}</Chip>} {reasonAt.has(at) && <Chip>{reasons(reasonAt.get(at) ?? 'other')}</Chip>}
                </td>
                <td className="zg-num">{format.price(goods, currency)}</td>
                <td className="zg-num">{format.price(shipping, currency)}</td>
                <td className="zg-num">{format.price(tax, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
