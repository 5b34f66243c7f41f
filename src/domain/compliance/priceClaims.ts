import { type LintRule, said } from './rule'

/** Claims about prices that have to be true, and mostly cannot be shown. */
export const PRICE_CLAIMS: readonly LintRule[] = [
  {
    id: 'price.lowest',
    severity: 'error',
    source: said('《广告法》第九条第（三）项；《价格法》第十四条第（四）项', 'Advertising Law of the PRC, Art. 9(3); Price Law, Art. 14(4)'),
    message: said('“全网最低”一类说法无法证明，属于虚假价格宣传。', 'Nobody can show that a price is the lowest anywhere.'),
    suggestion: said('写实际的优惠：立减多少、几折、到什么时候。', 'Say what the offer is: how much less, and until when.'),
    find: {
      by: 'words',
      words: ['全网最低', '全网底价', '全国最低', '史上最低', '历史最低', '最低价', '最低折扣', '全年最低', '跳楼价', '亏本价', '低于成本', '一折起', '价格最低', '抄底价', 'lowest price'],
      not: ['最低价格保护'],
    },
    mend: { 全网最低: '优惠', 全网底价: '优惠价', 全国最低: '优惠', 史上最低: '优惠', 历史最低: '优惠', 最低价: '优惠价', 最低折扣: '折扣', 全年最低: '优惠', 跳楼价: '优惠价', 亏本价: '优惠价', 抄底价: '优惠价', 价格最低: '价格实惠', 'lowest price': 'good price' },
  },
  {
    id: 'price.original',
    severity: 'warning',
    source: said('《明码标价和禁止价格欺诈规定》（市场监管总局令第56号）第十六条、第十九条', 'Rules on Marked Prices and against Price Fraud (SAMR Order 56), Arts. 16 and 19'),
    message: said('“原价”必须是这次促销前七天内真实成交过的最低价。', 'An "original price" has to be the lowest that was really paid in the seven days before.'),
    suggestion: said('没有成交记录就不要写“原价”，划线价写明含义。', 'Without such sales leave it out, or say what the struck-out price is.'),
    find: { by: 'pattern', letters: '价w', pattern: /原价(?=\s*[:：]?\s*[¥￥$£€]?\s*\d)|(?:门市|专柜|市场|厂商指导|出厂|批发)价(?=\s*[:：]?\s*[¥￥]?\s*\d)|was\s+[$£€]\s?\d[\d.,]*/g, not: ['还原价', '复原价'] },
  },
  {
    id: 'price.pressure',
    severity: 'warning',
    source: said('《明码标价和禁止价格欺诈规定》第十九条；《反不正当竞争法》第八条', 'Rules against Price Fraud, Art. 19; Anti-Unfair Competition Law, Art. 8'),
    message: said('没有截止时间的“马上涨价”是虚假的紧迫感。', '"Price goes up soon" without a date is false urgency.'),
    suggestion: said('写清活动的起止时间。', 'Give the dates of the offer.'),
    find: { by: 'words', words: ['随时涨价', '马上涨价', '即将涨价', '立即涨价', '随时恢复原价', '即将恢复原价', '错过不再', '最后一波', '仅此一次'] },
    mend: '',
  },
  {
    id: 'price.invoice',
    severity: 'error',
    source: said('《发票管理办法》第十八条', 'Invoice Regulation of the PRC, Art. 18'),
    message: said('不能拒开发票，也不能加价开票。', 'An invoice may not be refused or charged for.'),
    suggestion: said('删掉，改成“支持开票”。', 'Take it out: invoices come with the order.'),
    find: { by: 'words', words: ['不开发票', '不提供发票', '不含发票', '开票加点', '开票另加', '不含税票'] },
    mend: '支持开票',
  },
] // prettier-ignore
