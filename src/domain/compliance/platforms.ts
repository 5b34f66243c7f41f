import { type LintRule, type Said, said } from './rule'

const TITLE = ['title'] as const
const SHORTER = said('删掉重复和空泛的词，把关键的放前面。', 'Take out what repeats or says nothing; put what matters first.')
const SYMBOLS = /[\u{1f000}-\u{1faff}\u{2600}-\u{27bf}\u{2b50}\u{25a0}-\u{25ff}\u{2190}-\u{21ff}※]\u{fe0f}?/gu

type Own = Pick<LintRule, 'id' | 'source' | 'message'> & Partial<Pick<LintRule, 'severity' | 'parts'>>

/** A text of at most so many characters, which is cut where it is longer. */
const longest = (most: number, unit: 'halfWidth' | 'characters', own: Own): LintRule => ({
  severity: 'error',
  suggestion: SHORTER,
  find: { by: 'length', most, in: unit },
  parts: TITLE,
  mend: { cut: true },
  ...own,
})

const noSymbols = (id: string, source: Said): LintRule => ({
  id,
  severity: 'warning',
  source,
  message: said('标题里有特殊符号或表情。', 'The title holds symbols or emoji.'),
  suggestion: said('删掉符号，只留文字。', 'Take them out.'),
  find: { by: 'pattern', pattern: SYMBOLS },
  parts: TITLE,
  mend: '',
})

/** Taobao and Tmall. */
export const TAOBAO: readonly LintRule[] = [
  longest(60, 'halfWidth', {
    id: 'taobao.title',
    source: said(
      '淘宝/天猫《商品发布规范》：标题不超过 60 个字符（30 个汉字）',
      'Taobao/Tmall listing standard: titles of at most 60 half-width characters',
    ),
    message: said('标题超过 60 个字符（30 个汉字）。', 'The title is longer than 60 half-width characters (30 Chinese ones).'),
  }),
  noSymbols(
    'taobao.symbols',
    said('淘宝/天猫《商品发布规范》：标题不得使用特殊符号', 'Taobao/Tmall listing standard: no symbols in titles'),
  ),
  {
    id: 'taobao.elsewhere',
    severity: 'error',
    source: said('《淘宝平台违规行为规则》滥发信息', 'Taobao rules on abuse of listings'),
    message: said('标题提到了其他平台。', 'The title names another marketplace.'),
    suggestion: said('删掉其他平台的名字。', 'Take its name out.'),
    find: { by: 'words', words: ['京东同款', '拼多多同款', '抖音同款', '唯品会同款', '京东自营', '亚马逊同款'] },
    parts: TITLE,
    mend: '',
  },
]

export const PINDUODUO: readonly LintRule[] = [
  longest(60, 'halfWidth', {
    id: 'pinduoduo.title',
    source: said('《拼多多商品发布规范》：标题不超过 60 个字符', 'Pinduoduo listing standard: titles of at most 60 half-width characters'),
    message: said('标题超过 60 个字符（30 个汉字）。', 'The title is longer than 60 half-width characters (30 Chinese ones).'),
  }),
  noSymbols('pinduoduo.symbols', said('《拼多多商品发布规范》：标题不得含特殊符号', 'Pinduoduo listing standard: no symbols in titles')),
]

export const DOUYIN: readonly LintRule[] = [
  {
    id: 'douyin.title',
    severity: 'error',
    source: said('抖店《商品信息发布规范》：标题 8–30 个汉字', 'Douyin listing standard: titles of 8 to 30 Chinese characters'),
    message: said('标题应为 8 到 30 个汉字（16–60 个字符）。', 'The title has to be 16 to 60 half-width characters long.'),
    suggestion: said('补上品牌、品类和卖点，或删掉多余的词。', 'Add brand, kind and main trait, or take words out.'),
    find: { by: 'length', least: 16, most: 60, in: 'halfWidth' },
    parts: TITLE,
    mend: { cut: true },
  },
  noSymbols('douyin.symbols', said('抖店《商品信息发布规范》：标题不得含特殊符号', 'Douyin listing standard: no symbols in titles')),
]

export const AMAZON: readonly LintRule[] = [
  longest(200, 'characters', {
    id: 'amazon.title',
    source: said('亚马逊商品标题要求：不超过 200 个字符', 'Amazon product title requirements: at most 200 characters'),
    message: said('标题超过 200 个字符。', 'The title is longer than 200 characters.'),
  }),
  {
    id: 'amazon.characters',
    severity: 'error',
    source: said('亚马逊商品标题要求：禁用 ! $ ? _ { } ^ ¬ ¦', 'Amazon product title requirements: no ! $ ? _ { } ^ ¬ ¦'),
    message: said('标题里有亚马逊不允许的字符。', 'The title holds characters that Amazon does not allow.'),
    suggestion: said('删掉这些字符。', 'Take them out.'),
    find: { by: 'pattern', pattern: /[!$?_{}^¬¦]+/g },
    parts: TITLE,
    mend: '',
  },
  {
    id: 'amazon.promotion',
    severity: 'error',
    source: said('亚马逊商品标题要求：不含促销用语', 'Amazon product title requirements: no promotional phrases'),
    message: said('标题里有促销用语。', 'The title holds a promotional phrase.'),
    suggestion: said('促销写在活动里，不写在标题里。', 'Offers belong into the offer, not the title.'),
    find: {
      by: 'pattern',
      pattern: /\b(?:free shipping|best[ -]?seller|hot item|100% quality guaranteed|limited time|on sale|money[ -]back)\b/g,
    },
    parts: TITLE,
    mend: '',
  },
  {
    id: 'amazon.repeated',
    severity: 'warning',
    source: said('亚马逊商品标题要求：同一个词不超过两次', 'Amazon product title requirements: no word more than twice'),
    message: said('标题里同一个词出现了三次以上。', 'A word stands in the title more than twice.'),
    suggestion: said('每个词最多留两次。', 'Keep each word twice at most.'),
    find: { by: 'repeated', most: 2 },
    parts: TITLE,
  },
]

export const SHOPIFY: readonly LintRule[] = [
  longest(255, 'characters', {
    id: 'shopify.title',
    source: said('Shopify 商品标题上限 255 个字符', 'Shopify: product titles of at most 255 characters'),
    message: said('标题超过 255 个字符。', 'The title is longer than 255 characters.'),
  }),
  longest(70, 'characters', {
    id: 'shopify.seoTitle',
    severity: 'warning',
    source: said('Shopify 搜索引擎标题建议不超过 70 个字符', 'Shopify: page titles of at most 70 characters'),
    message: said('搜索标题超过 70 个字符，会被截断。', 'The search title is longer than 70 characters and will be cut off.'),
    parts: ['seoTitle'],
  }),
  longest(160, 'characters', {
    id: 'shopify.seoDescription',
    severity: 'warning',
    source: said('Shopify 搜索引擎描述建议不超过 160 个字符', 'Shopify: meta descriptions of at most 160 characters'),
    message: said('搜索描述超过 160 个字符，会被截断。', 'The search description is longer than 160 characters and will be cut off.'),
    parts: ['seoDescription'],
  }),
] // prettier-ignore
