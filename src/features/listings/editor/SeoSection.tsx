import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { PRODUCT_LIMITS } from '~/domain/listingRules'
import { coverage, fitOf, SEO_UNITS, type TermSource, textUnits } from '~/domain/seo'
import { useMessages } from '~/lib/i18n'
import { Field, type SectionProps } from './BasicsSection'
import { editorMessages } from './messages'
import { catalogQueries } from './queries'
import { WordsInput } from '~/ui/WordsInput'

const SOURCES = {
  category: 'termCategory',
  attribute: 'termAttribute',
  seller: 'termSeller',
} as const satisfies Record<TermSource, string>

/** What search engines are told: with the room there is, how a result looks, and which words buyers search by are named. */
export function SeoSection({ edit: { product, set }, readOnly }: SectionProps) {
  const t = useMessages(editorMessages)
  const { seo } = product
  const put = (patch: Partial<typeof seo>) => set({ seo: { ...seo, ...patch } })
  return (
    <section className="zg-editor-section" aria-labelledby="editor-seo">
      <h2 id="editor-seo">{t('seo')}</h2>
      <Field label={t('seoTitle')} id="editor-seoTitle" aside={<Meter text={seo.title} room={SEO_UNITS.title} />}>
        <Input
          id="editor-seoTitle"
          value={seo.title}
          readOnly={readOnly}
          placeholder={product.title}
          maxLength={PRODUCT_LIMITS.seoTitle}
          onChange={({ target }) => put({ title: target.value })}
        />
      </Field>
      <Field label={t('seoDescription')} id="editor-seoDescription" aside={<Meter text={seo.description} room={SEO_UNITS.description} />}>
        <Input.TextArea
          id="editor-seoDescription"
          value={seo.description}
          readOnly={readOnly}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={PRODUCT_LIMITS.seoDescription}
          onChange={({ target }) => put({ description: target.value })}
        />
      </Field>
      <Field label={t('keywords')} id="editor-keywords" aside={<Meter text={seo.keywords.join(' ')} room={SEO_UNITS.keywords} />}>
        <WordsInput
          id="editor-keywords"
          label={t('keywords')}
          words={seo.keywords}
          placeholder={t('tagsHint')}
          readOnly={readOnly}
          onChange={(keywords) => put({ keywords })}
        />
      </Field>
      <div className="zg-seo-result" role="group" aria-label={t('preview')}>
        <p className="zg-seo-title">{seo.title || product.title || t('title')}</p>
        <p className="zg-second zg-small">{(seo.description || product.description).slice(0, 160) || t('seoDescription')}</p>
      </div>
      <Coverage product={product} readOnly={readOnly} onAdd={(term) => put({ keywords: [...seo.keywords, term] })} />
    </section>
  )
}

/** How much of the room a text takes: the bar, the figure and a word for it. */
function Meter({ text, room }: { text: string; room: { from: number; to: number } }) {
  const t = useMessages(editorMessages)
  const units = textUnits(text)
  const fit = fitOf(units, room)
  return (
    <span className="zg-meter" title={t('unitsHint', { ...room })}>
      <span className="zg-meter-bar" aria-hidden="true">
        <span className={`zg-meter-part zg-meter-${fit}`} style={{ inlineSize: `${Math.min(100, (units / room.to) * 100)}%` }} />
      </span>
      <span className="zg-num">{t('units', { units, to: room.to })}</span> {t(fit)}
    </span>
  )
}

interface CoverageProps {
  product: SectionProps['edit']['product']
  readOnly: boolean
  onAdd: (term: string) => void
}

/** The words by which buyers look for such goods; each that is not named yet can be added as a keyword. */
function Coverage({ product, readOnly, onAdd }: CoverageProps) {
  const t = useMessages(editorMessages)
  const { data: kin } = useQuery(catalogQueries.kin(product.category))
  const terms = product.category === '' ? [] : (kin?.terms ?? [])
  const found = coverage(terms, product.title, product.seo)
  const covered = found.filter((each) => each.covered).length
  return (
    <div className="zg-stack-tight">
      <h3 className="zg-row">
        {t('coverage')}
        {found.length > 0 && <span className="zg-second zg-num zg-small">{t('coverageCount', { covered, all: found.length })}</span>}
      </h3>
      <p className="zg-second zg-small">{found.length === 0 ? t('noTerms') : t('coverageHint')}</p>
      <ul className="zg-terms">
        {found.map(({ term: { text, source }, covered: isCovered }) => (
          <li key={text} className={isCovered ? 'zg-term zg-term-covered' : 'zg-term'} title={t(SOURCES[source])}>
            {isCovered ? (
              <span>
                <span aria-hidden="true">✓ </span>
                {text}
                <span className="zg-hidden"> {t('covered')}</span>
              </span>
            ) : readOnly ? (
              text
            ) : (
              <button type="button" aria-label={t('addKeyword', { term: text })} onClick={() => onAdd(text)}>
                + {text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
