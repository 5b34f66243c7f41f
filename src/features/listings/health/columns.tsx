import { useMemo } from 'react'
import type { ReachMove } from '~/domain/health'
import { LISTING_TONES, listingStateMessages } from '~/features/shared/listingStates'
import { useMessages } from '~/lib/i18n'
import type { HealthRow } from '~/store/healthLists'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { ProductPicture } from '~/ui/ProductPicture'
import { Status, type Tone } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import { healthMessages } from './messages'
import { useMarkerText } from './useMarkerText'

export const MOVE_TONES = { better: 'good', worse: 'bad', same: 'off', few: 'off' } as const satisfies Record<ReachMove, Tone>

/** px; fits the lowest row. */
const PICTURE_SIZE = 24
const none = <span className="zg-second">—</span>

interface HealthColumns {
  columns: Column<HealthRow>[]
  phoneRow: (row: HealthRow) => PhoneRow
}

export function useHealthColumns(days: number): HealthColumns {
  const t = useMessages(healthMessages)
  const states = useMessages(listingStateMessages)
  const format = useFormat()
  const markerText = useMarkerText()
  return useMemo(() => {
    const rate = (value: number | null) => (value === null ? '—' : format.percent(value))
    const title = ({ title: text, picture }: HealthRow) => (
      <span className="zg-grid-titled">
        {picture && (
          <span className="zg-grid-picture">
            <ProductPicture picture={picture} size={PICTURE_SIZE} decorative />
          </span>
        )}
        <span className="zg-grid-clamp">{text}</span>
      </span>
    )
    const count = (key: 'views' | 'carts' | 'orders'): Column<HealthRow> => ({
      key,
      title: t(key),
      width: key === 'views' ? 88 : 72,
      align: 'right',
      sortable: true,
      render: (row) => format.count(row[key]),
      copy: (row) => row[key],
    })
    const change = ({ move, before }: HealthRow) => {
      const was = before.views > 0 ? before.orders / before.views : null
      return (
        <span title={t('changeTitle', { days, views: before.views, conversion: rate(was) })}>
          <Status tone={MOVE_TONES[move]} word={t(`move.${move}`)} />
        </span>
      )
    }
    const marker = (row: HealthRow) => (row.marker ? `${format.dateShort(row.marker.at)} ${markerText(row.marker)}` : '')
    return {
      columns: [
        {
          key: 'title',
          title: t('product'),
          width: 200,
          grow: true,
          required: true,
          pinned: true,
          render: title,
          copy: (row) => row.title,
        },
        {
          key: 'state',
          title: t('state'),
          width: 92,
          render: ({ state }) => <Status tone={LISTING_TONES[state]} word={states(state)} />,
          copy: ({ state }) => states(state),
        },
        {
          key: 'category',
          title: t('category'),
          width: 160,
          hidden: true,
          render: ({ category }) => category,
          copy: ({ category }) => category,
        },
        count('views'),
        count('carts'),
        count('orders'),
        {
          key: 'conversion',
          title: t('conversion'),
          width: 96,
          align: 'right',
          sortable: true,
          render: ({ conversion }) => rate(conversion),
          copy: ({ conversion }) => conversion ?? undefined,
        },
        {
          key: 'beside',
          title: t('beside'),
          width: 104,
          align: 'right',
          sortable: true,
          render: ({ ofCategory }) => <span className="zg-second">{rate(ofCategory)}</span>,
          copy: ({ ofCategory }) => ofCategory ?? undefined,
        },
        { key: 'change', title: t('change'), width: 124, sortable: true, render: change, copy: ({ move }) => t(`move.${move}`) },
        { key: 'marker', title: t('marker'), width: 120, render: (row) => marker(row) || none, copy: marker },
      ],
      phoneRow: (row) => ({
        title: title(row),
        figure: rate(row.conversion),
        second: (
          <span className="zg-second">
            {t('views')} {format.count(row.views)} · {t('carts')} {format.count(row.carts)} · {t('orders')} {format.count(row.orders)}
          </span>
        ),
        secondFigure: <span className="zg-second">{t('besideText', { ofCategory: rate(row.ofCategory) })}</span>,
      }),
    }
  }, [t, states, format, days, markerText])
}
