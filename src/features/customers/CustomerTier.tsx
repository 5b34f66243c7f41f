import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { LIMITS } from '~/domain/checkCommand'
import { useMessages } from '~/lib/i18n'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import './customers.css'

/** The member tier of one customer, saved by Enter or when the field is left. */
export function CustomerTier({ customer, tier }: { customer: string; tier: string }) {
  const t = useMessages(customerMessages)
  const run = useCommand()
  const [typed, type] = useState<string>()
  const whyNot = useWhyNot('customer.edit', ['tier'])
  const save = async () => {
    const next = (typed ?? tier).trim()
    if (next !== tier) {
      const set = { tier: next === '' ? undefined : next }
      await run(
        { kind: 'customer.edit', args: { customer, set }, saw: { tier: tier === '' ? undefined : tier } },
        { done: next === '' ? t('tierNone') : t('tierSet', { tier: next }) },
      )
    }
    type(undefined)
  }
  return (
    <section className="zg-stack-tight">
      <h3>{t('tier')}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TierInput
          value={typed ?? tier}
          title={whyNot ?? t('tierHint')}
          readOnly={whyNot !== undefined}
          onChange={type}
          onBlur={() => void save()}
        />
      </form>
    </section>
  )
}

interface TierInputProps {
  value: string
  title: string
  readOnly?: boolean
  onChange: (value: string) => void
  onBlur?: () => void
}

/** A tier, with those that the shop has already. */
export function TierInput({ value, title, readOnly = false, onChange, onBlur }: TierInputProps) {
  const t = useMessages(customerMessages)
  const known = useId()
  const { data: facets } = useQuery(customerQueries.facets())
  return (
    <>
      <input
        className="zg-input zg-tag-input"
        aria-label={t('tier')}
        placeholder={t('tierHint')}
        title={title}
        readOnly={readOnly}
        list={known}
        maxLength={LIMITS.tier}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
      <datalist id={known}>
        {(facets?.values.tier ?? []).map(({ value: each }) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  )
}
