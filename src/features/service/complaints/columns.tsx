import { useMemo } from 'react'
import { Link } from 'react-router'
import { usePersonName } from '~/features/shared/usePersonName'
import { isoTime } from '~/lib/isoTime'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { Chip, Status } from '~/ui/Status'
import { useFormat } from '~/ui/UiContext'
import type { ComplaintRow } from '~/store/complaintList'
import { complaintsMessages } from './messages'
import { complaintWords, SEVERITY_TONES, STATE_TONES } from './words'

export function useComplaintColumns(): { columns: Column<ComplaintRow>[]; phoneRow: (row: ComplaintRow) => PhoneRow } {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const format = useFormat()
  const nameOf = usePersonName()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const link = ({ key, subject }: ComplaintRow) => (
      <Link to={paths.complaint({ key })} tabIndex={-1}>
        {subject === '' ? key : subject}
      </Link>
    )
    const owner = ({ owner: who }: ComplaintRow) => (who === undefined || who === '' ? t('nobody') : nameOf(who))
    const due = ({ dueAt, overdue }: ComplaintRow) => {
      if (dueAt === undefined) return ''
      return overdue ? <Status tone="bad" word={`${format.dateShort(dueAt)} ${t('overdue')}`} /> : format.timeShort(dueAt)
    }
    const kind = ({ kind: of, reason }: ComplaintRow) => (reason === '' ? words(`kind.${of}`) : words(`reason.${reason}`))
    const state = (row: ComplaintRow) => (
      <span className="zg-row">
        <Status tone={STATE_TONES[row.state]} word={words(row.state)} />
        {row.rounds > 1 && <Chip>{t('rounds', { count: row.rounds })}</Chip>}
      </span>
    )
    return {
      columns: [
        { key: 'subject', title: t('subject'), width: 190, grow: true, required: true, render: link, copy: ({ subject }) => subject },
        { key: 'state', title: t('state'), width: 150, sortable: true, render: state, copy: (row) => words(row.state) },
        {
          key: 'severity',
          title: t('severity'),
          width: 96,
          sortable: true,
          render: ({ severity }) => <Status tone={SEVERITY_TONES[severity]} word={words(`severity.${severity}`)} />,
          copy: ({ severity }) => words(`severity.${severity}`),
        },
        { key: 'kind', title: t('kind'), width: 150, render: kind, copy: kind },
        { key: 'owner', title: t('owner'), width: 110, render: owner, copy: owner },
        { key: 'due', title: t('due'), width: 160, sortable: true, render: due, copy: ({ dueAt }) => (dueAt === undefined ? undefined : isoTime(dueAt, zone)) }, // prettier-ignore
        { key: 'customer', title: t('customer'), width: 110, render: ({ buyerName }) => buyerName, copy: ({ buyerName }) => buyerName },
        { key: 'order', title: t('order'), width: 130, hidden: true, render: ({ order }) => order, copy: ({ order }) => order },
        { key: 'sku', title: t('goods'), width: 120, render: ({ sku }) => sku, copy: ({ sku }) => sku },
        {
          key: 'opened',
          title: t('opened'),
          width: 110,
          align: 'right',
          sortable: true,
          render: ({ openedAt }) => format.dateShort(openedAt),
          copy: ({ openedAt }) => isoTime(openedAt, zone),
        },
        { key: 'satisfaction', title: t('satisfaction'), width: 84, hidden: true, align: 'right', render: ({ satisfaction }) => satisfaction ?? '', copy: ({ satisfaction }) => satisfaction }, // prettier-ignore
        { key: 'number', title: t('number'), width: 110, hidden: true, render: ({ key }) => key, copy: ({ key }) => key },
      ],
      phoneRow: (row) => ({ title: link(row), figure: due(row), second: state(row), secondFigure: owner(row) }),
    }
  }, [t, words, format, nameOf, zone])
}
