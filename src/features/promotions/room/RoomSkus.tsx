import { Link } from 'react-router'
import { namesSku } from '~/domain/promotion/paceChange'
import type { PromotionRoom, RoomSku } from '~/domain/promotion/paceRoom'
import { FigureTable } from '~/features/shared/FigureTable'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { Control } from './controlKinds'
import { roomMessages } from './messages'

export interface RoomSkusProps {
  room: PromotionRoom
  /** Why nothing can be changed. */
  whyNot: string | undefined
  onOpen: (control: Control) => void
}

/** What is sold out first, and what can be done about each. */
export function RoomSkus({ room, whyNot, onOpen }: RoomSkusProps) {
  const t = useMessages(roomMessages)
  const { rows, total, sold } = room.skus
  return (
    <section id="room-skus" className="zg-panel" aria-label={t('skus')}>
      <h2>{t('skus')}</h2>
      {rows.length === 0 ? (
        <Empty title={t('skusNone')} hint={t('skusNoneHint')} />
      ) : (
        <>
          <p className="zg-panel-hint">{t('skusNote', { total, sold })}</p>
          <FigureTable
            label={t('skus')}
            boxClassName="zg-room-skus"
            columns={[
              { key: 'sku', name: t('sku.sku') },
              { key: 'units', name: t('sku.units') },
              { key: 'recent', name: t('sku.recent'), minor: true },
              { key: 'left', name: t('sku.left') },
              { key: 'aside', name: t('sku.aside'), minor: true },
              { key: 'out', name: t('sku.out') },
              { key: 'do', name: t('sku.do'), silent: true },
            ]}
          >
            {rows.map((row) => (
              <SkuRow key={row.sku} row={row} room={room} whyNot={whyNot} onOpen={onOpen} />
            ))}
          </FigureTable>
        </>
      )}
    </section>
  )
}

function SkuRow({ row, room, whyNot, onOpen }: RoomSkusProps & { row: RoomSku }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  const { sku, title, units, recent, hours, sellable, aside, isStopped } = row
  const swapWhy = namesSku(room.promotion.rules, sku) ? undefined : t('swapWhy')
  return (
    <tr data-sku={sku}>
      <th scope="row">
        <Link className="zg-link" to={paths.product({ sku })}>
          {title}
        </Link>
        <span className="zg-second zg-room-code">{sku}</span>
      </th>
      <td>{format.count(units)}</td>
      <td className="zg-minor">
        {format.count(recent)} <span className="zg-second">{t('sku.recentIn', { hours })}</span>
      </td>
      <td>{sellable === undefined ? t('sku.noStock') : format.count(sellable)}</td>
      <td className="zg-minor">{aside === undefined ? '—' : format.count(aside)}</td>
      <td>
        <SoldOut row={row} />
      </td>
      <td>
        <span className="zg-room-acts">
          {isStopped ? (
            <Button
              size="small"
              aria-label={t('resumeOf', { sku })}
              disabledReason={whyNot}
              onClick={() => onOpen({ kind: 'resumeSku', sku, title })}
            >
              {t('resume')}
            </Button>
          ) : (
            <Button
              size="small"
              aria-label={t('stopOf', { sku })}
              disabledReason={whyNot}
              onClick={() => onOpen({ kind: 'stopSku', sku, title })}
            >
              {t('stop')}
            </Button>
          )}
          <Button
            size="small"
            aria-label={t('swapOf', { sku })}
            disabledReason={whyNot ?? swapWhy}
            onClick={() => onOpen({ kind: 'swapSku', sku, title })}
          >
            {t('swap')}
          </Button>
        </span>
      </td>
    </tr>
  )
}

function SoldOut({ row: { isStopped, isOut, runsOut, hasPace, sellable, aside } }: { row: RoomSku }) {
  const t = useMessages(roomMessages)
  const format = useFormat()
  if (isStopped) return <Status tone="off" word={t('sku.stopped')} />
  if (isOut) return <Status tone="bad" word={t('sku.isOut')} />
  if (runsOut !== undefined) return <Status tone="attention" word={format.timeShort(runsOut)} />
  if (sellable === undefined && aside === undefined) return <span className="zg-second">—</span>
  return hasPace ? <Status tone="good" word={t('sku.lasts')} /> : <span className="zg-second">{t('sku.slow')}</span>
}
