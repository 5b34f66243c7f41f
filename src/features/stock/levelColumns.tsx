import { useMemo } from 'react'
import { Link, useLocation } from 'react-router'
import { toDecimal } from '~/domain/money'
import { Pending } from '~/features/shared/Pending'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { LevelListRow, PlaceRow } from '~/store/stockLists'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { ProductPicture } from '~/ui/ProductPicture'
import { Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { stockScreenMessages } from './messages'
import { LEVEL_TONES } from './stateTones'

/** px; fits the lowest row. */
const PICTURE_SIZE = 24

function StockLink({ sku }: { sku: string }) {
  const { search } = useLocation()
  return (
    <Link to={{ pathname: paths.stockOf({ sku }), search }} tabIndex={-1}>
      {sku}
    </Link>
  )
}

interface LevelColumns {
  columns: Column<LevelListRow>[]
  phoneRow: (row: LevelListRow) => PhoneRow
}

type Figure = 'onHand' | 'reserved' | 'incoming' | 'available' | 'safety' | 'reorderPoint'

export function useLevelColumns(by: 'sku' | 'location', places: readonly PlaceRow[]): LevelColumns {
  const t = useMessages(stockScreenMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  return useMemo(() => {
    const second = (text: string) => <span className="zg-second">{text}</span>
    const nameOf = (location: string) => places.find(({ key }) => key === location)?.name || location
    const title = (row: LevelListRow) => (
      <span className="zg-grid-titled">
        {row.picture && (
          <span className="zg-grid-picture">
            <ProductPicture picture={row.picture} size={PICTURE_SIZE} decorative />
          </span>
        )}
        <span className="zg-grid-clamp">{row.title}</span>
      </span>
    )
    const figure = (key: Figure, width: number): Column<LevelListRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable: true,
      render: ({ [key]: units }) =>
        units === 0 && key !== 'onHand' && key !== 'available' ? (
          second('—')
        ) : units < 0 || (key === 'available' && units === 0) ? (
          <span className="zg-grid-short">{format.count(units)}</span>
        ) : (
          format.count(units)
        ),
      copy: ({ [key]: units }) => units,
    })
    const state = ({ state: now }: LevelListRow) => <Status tone={LEVEL_TONES[now]} word={t(`state.${now}`)} />
    const cover = ({ cover: days }: LevelListRow) =>
      days === undefined ? second('—') : <span title={t('coverTitle')}>{format.count(Math.floor(days))}</span>
    const value = ({ value: amount }: LevelListRow) => (amount === undefined ? second('—') : format.amount(amount, currency))
    const columns: Column<LevelListRow>[] = [
      {
        key: 'sku',
        title: t('sku'),
        width: 160,
        sortable: true,
        required: true,
        render: ({ sku }) => (
          <span className="zg-grid-titled">
            <StockLink sku={sku} />
            <Pending area="stock" of={sku} />
          </span>
        ),
        copy: ({ sku }) => sku,
      },
      { key: 'title', title: t('name'), width: 150, grow: true, sortable: true, render: title, copy: (row) => row.title },
      ...(by === 'location'
        ? [
            {
              key: 'location',
              title: t('location'),
              width: 110,
              render: (row: LevelListRow) => nameOf(row.location),
              copy: (row: LevelListRow) => nameOf(row.location),
            },
          ]
        : []),
      figure('onHand', 78),
      figure('reserved', 84),
      figure('available', 100),
      figure('incoming', 84),
      { ...figure('safety', 84), hidden: true },
      figure('reorderPoint', 88),
      {
        key: 'cover',
        title: t('cover'),
        width: 82,
        align: 'right',
        sortable: true,
        render: cover,
        copy: ({ cover: days }) => days && Math.floor(days),
      },
      {
        key: 'value',
        title: t('value'),
        width: 98,
        hidden: true,
        align: 'right',
        sortable: true,
        render: value,
        copy: ({ value: amount }) => (amount === undefined ? undefined : toDecimal(amount, currency)),
      },
      { key: 'state', title: t('state'), width: 96, render: state, copy: ({ state: now }) => t(`state.${now}`) },
    ]
    return {
      columns,
      phoneRow: (row) => ({
        title: title(row),
        figure: t('leftOf', { count: row.available }),
        second: (
          <>
            <StockLink sku={row.sku} /> <Pending area="stock" of={row.sku} />
            {row.location && second(` · ${nameOf(row.location)}`)}
          </>
        ),
        secondFigure: state(row),
      }),
    }
  }, [t, format, currency, by, places])
}
