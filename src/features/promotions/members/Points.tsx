import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Program } from '~/domain/member'
import { checkProgram } from '~/domain/memberTiers'
import { AmountInput, CountInput } from '~/features/promotions/plan/fields'
import { usePages } from '~/features/shared/pages'
import { nextSort } from '~/features/shared/sorting'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { isoTime } from '~/lib/isoTime'
import { isEqual } from '~/lib/isEqual'
import { useMessages } from '~/lib/i18n'
import { defineUrlState, flag, oneOf, useUrlState } from '~/lib/urlState'
import { paths } from '~/paths'
import { useShop } from '~/session/shop'
import type { PointsRow } from '~/store/memberLists'
import { Button } from '~/ui/Button'
import { DataGrid } from '~/ui/DataGrid'
import { Empty } from '~/ui/Empty'
import { Facts } from '~/ui/Facts'
import type { Column, PhoneRow } from '~/ui/gridTypes'
import { useFormat } from '~/ui/UiContext'
import { BookPoints } from './BookPoints'
import { memberMessages } from './messages'
import { memberQueries } from './queries'

/** How points work, what everybody's come to, and booking those of past orders. */
export function Points({ program }: { program: Program }) {
  return (
    <div className="zg-member-points">
      <div className="zg-member-side">
        <PointsRules program={program} />
        <BookPoints earns={program.earn !== undefined} expires={program.expires} />
      </div>
      <div className="zg-stack-tight">
        <Sum />
        <Balances />
      </div>
    </div>
  )
}

const MINOR = 100
type Rules = Pick<Program, 'earn' | 'worth' | 'expires'>

function PointsRules({ program }: { program: Program }) {
  const t = useMessages(memberMessages)
  const run = useCommand()
  const whyNot = useWhyNot('member.program')
  const saved: Rules = { earn: program.earn, worth: program.worth, expires: program.expires }
  const [edited, edit] = useState<Rules>()
  const rules = edited ?? saved
  const change = (set: Rules) => edit({ ...rules, ...set })
  const dirty = !isEqual(rules, saved)
  const fault = checkProgram({ ...rules, tiers: [] }, MINOR)
  const save = async () => {
    const outcome = await run({ kind: 'member.program', args: { set: rules }, saw: saved }, { done: t('rulesSaved') })
    if (outcome?.ok) edit(undefined)
  }
  return (
    <form
      className="zg-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (dirty && whyNot === undefined) void save()
      }}
    >
      <h2>{t('settings')}</h2>
      <div className="zg-choose">
        {t('earn')}
        <AmountInput
          label={t('earn')}
          value={rules.earn?.per}
          placeholder={t('notSet')}
          wrong={fault?.rule === 'member.earn'}
          onChange={(per) => change({ earn: { per } })}
          onClear={() => change({ earn: undefined })}
        />
      </div>
      <div className="zg-choose">
        {t('worth')}
        <AmountInput
          label={t('worth')}
          value={rules.worth}
          placeholder={t('notSet')}
          wrong={fault?.rule === 'member.worth'}
          onChange={(worth) => change({ worth })}
          onClear={() => change({ worth: undefined })}
        />
      </div>
      <div className="zg-choose">
        {t('expires')}
        <CountInput
          label={t('expires')}
          value={rules.expires}
          placeholder={t('never')}
          wrong={fault?.rule === 'member.expires'}
          onChange={(expires) => change({ expires })}
          onClear={() => change({ expires: undefined })}
        />
      </div>
      <p className="zg-second zg-small">{t('settingsHint')}</p>
      <div className="zg-row">
        <Button type={dirty ? 'primary' : 'default'} htmlType="submit" disabledReason={whyNot ?? (dirty ? undefined : t('unchanged'))}>
          {t('saveRules')}
        </Button>
      </div>
    </form>
  )
}

function Sum() {
  const t = useMessages(memberMessages)
  const format = useFormat()
  const currency = useShop((shop) => shop.currency)
  const { data } = useQuery(memberQueries.sum())
  if (!data) return <div className="zg-skeleton zg-skeleton-block" aria-busy="true" />
  return (
    <div className="zg-member-sum zg-num" data-points={data.balance}>
      <Facts
        facts={{
          [t('balance')]: format.count(data.balance),
          [t('holders')]: format.count(data.customers),
          [t('expiring')]: format.count(data.expiring),
          [t('liability')]: data.liability === undefined ? '—' : format.amount(data.liability, currency),
          [t('owed')]: data.owed > 0 && <span title={t('owedHint')}>{format.count(data.owed)}</span>,
        }}
      />
    </div>
  )
}

const SORTS = ['balance', 'expiring', 'lastAt'] as const
const pointsView = defineUrlState({ sort: oneOf(SORTS, 'balance'), descending: flag(true) })

function Balances() {
  const t = useMessages(memberMessages)
  const navigate = useNavigate()
  const [view, set] = useUrlState(pointsView)
  const { sort, descending } = view
  const list = memberQueries.points({ sort, descending })
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = usePointsColumns()
  return (
    <div className="zg-member-list">
      <DataGrid
        name="points"
        label={t('list')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ customer }) => customer}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={({ customer }) => void navigate(paths.customer({ customer }))}
        sort={{ key: sort, descending }}
        onSort={(key, down) => set(nextSort(view, { keys: SORTS, upwards: [] }, key, down) ?? {})}
        phoneRow={phoneRow}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} />}
        busy={busy}
        viewKey={JSON.stringify([sort, descending])}
      />
    </div>
  )
}

function usePointsColumns(): { columns: Column<PointsRow>[]; phoneRow: (row: PointsRow) => PhoneRow } {
  const t = useMessages(memberMessages)
  const format = useFormat()
  const zone = useShop((shop) => shop.zone)
  return useMemo(() => {
    const link = ({ customer, name }: PointsRow) => (
      <Link to={paths.customer({ customer })} tabIndex={-1}>
        {name}
      </Link>
    )
    const count = (key: 'balance' | 'expiring', width: number): Column<PointsRow> => ({
      key,
      title: t(key),
      width,
      align: 'right',
      sortable: true,
      render: (row) => (row[key] === 0 ? '—' : format.count(row[key])),
      copy: (row) => row[key],
    })
    return {
      columns: [
        { key: 'name', title: t('customer'), width: 150, grow: true, required: true, render: link, copy: ({ name }) => name },
        count('balance', 110),
        count('expiring', 120),
        {
          key: 'nextAt',
          title: t('nextAt'),
          width: 120,
          align: 'right',
          render: ({ nextAt }) => (nextAt === undefined ? '—' : format.dateShort(nextAt - 1)),
          copy: ({ nextAt }) => (nextAt === undefined ? undefined : isoTime(nextAt, zone)),
        },
        {
          key: 'lastAt',
          title: t('lastAt'),
          width: 120,
          align: 'right',
          sortable: true,
          render: ({ lastAt }) => <span title={format.time(lastAt)}>{format.dateShort(lastAt)}</span>,
          copy: ({ lastAt }) => isoTime(lastAt, zone),
        },
      ],
      phoneRow: (row) => ({
        title: link(row),
        figure: format.count(row.balance),
        second: format.dateShort(row.lastAt),
        secondFigure: row.expiring > 0 ? `${t('expiring')} ${format.count(row.expiring)}` : '',
      }),
    }
  }, [t, format, zone])
}
