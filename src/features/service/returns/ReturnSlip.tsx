import type { ReturnDetail } from '~/domain/returnAnswers'
import { returnWords } from '~/features/shared/returnWords'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useFormat } from '~/ui/UiContext'
import { code128 } from './code128'
import { slipMessages } from './slipMessages'

/** What the buyer puts into the parcel; seen on paper only. */
export function ReturnSlip({ detail: { now, policy } }: { detail: ReturnDetail }) {
  const t = useMessages(slipMessages)
  const words = useMessages(returnWords)
  const format = useFormat()
  const shop = useShop((open) => open.name)
  return (
    <div className="zg-return-slip" aria-hidden="true">
      <header>
        <div>
          <h1>{t(`title.${now.kind}`)}</h1>
          <p>{shop}</p>
          <p>
            {t('number')} {now.key.toUpperCase()} · {t('order')} {now.order} · {format.date(now.createdAt)}
          </p>
        </div>
        <Barcode text={now.key.toUpperCase()} />
      </header>
      <h2>{t('sendTo')}</h2>
      <address>{policy.address || `${shop}\n${t('askAddress')}`}</address>
      <table>
        <thead>
          <tr>
            <th>SKU</th>
            <th>{t('item')}</th>
            <th>{t('units')}</th>
            <th>{t('reason')}</th>
          </tr>
        </thead>
        <tbody>
          {now.lines.map(({ line, sku, title, units, reason }) => (
            <tr key={line}>
              <td>{sku}</td>
              <td>{title}</td>
              <td>{format.count(units)}</td>
              <td>{words(`reason.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('enclose')}</h2>
      <ol>
        <li>{t('enclose.slip')}</li>
        <li>{t('enclose.goods')}</li>
        <li>{t(now.pays === 'shop' ? 'enclose.shopPays' : 'enclose.buyerPays')}</li>
        {now.dueAt !== undefined && now.state === 'approved' && <li>{t('enclose.by', { day: format.date(now.dueAt) })}</li>}
      </ol>
    </div>
  )
}

const HEIGHT = 24

function Barcode({ text }: { text: string }) {
  const code = code128(text)
  if (!code) return null
  return (
    <figure>
      <svg viewBox={`0 0 ${code.width} ${HEIGHT}`} preserveAspectRatio="none" shapeRendering="crispEdges">
        {code.bars.map(([from, width]) => (
          <rect key={from} x={from} y={0} width={width} height={HEIGHT} />
        ))}
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  )
}
