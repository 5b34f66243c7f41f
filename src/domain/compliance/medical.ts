import { type LintRule, said } from './rule'

const ARTICLE_17 = said('《广告法》第十七条', 'Advertising Law of the PRC, Art. 17')

/** Medical claims for goods that are none. */
export const MEDICAL: readonly LintRule[] = [
  {
    id: 'medical.cure',
    severity: 'error',
    source: ARTICLE_17,
    message: said('普通商品不能宣传治病功能，也不能用医疗用语。', 'Goods that are not medical may not claim to treat illness, or use medical terms.'),
    suggestion: said('删掉疗效，只写用途和感受。', 'Take the effect out; say what it is for and how it feels.'),
    find: {
      by: 'words',
      words: ['治疗', '治愈', '根治', '疗效', '药效', '医治', '处方', '抗癌', '防癌', '消炎', '杀菌治', '降血压', '降血糖', '降血脂', '降三高', '抗病毒', '镇痛', '止痛', '活血化瘀', '补肾', '壮阳', '抗抑郁', '防脱发', '药到病除', '包治', '祛湿', '排毒养颜', '失眠', '风湿', '颈椎病', '关节炎'],
      not: ['治愈系', '治愈感', '治愈风', '非治疗', '不作治疗', '不能治疗', '不具有治疗', '消炎热', '风湿度', '风湿热带'],
    },
    exceptMedical: true,
  },
  {
    id: 'medical.body',
    severity: 'warning',
    source: said('《化妆品监督管理条例》第四十三条', 'Cosmetics Supervision Regulation of the PRC, Art. 43'),
    message: said('改变身体的功效要有备案或注册，普通商品不能宣称。', 'Effects on the body need a registration; other goods may not claim them.'),
    suggestion: said('没有注册证就删掉，或写成外观效果，比如“显瘦”。', 'Without a registration take it out, or speak of looks, such as "slimming cut".'),
    find: {
      by: 'words',
      words: ['减肥', '瘦身', '燃脂', '丰胸', '增高', '生发', '祛斑', '美白', '祛痘', '排毒', '溶脂', '抗衰老', '再生', '干细胞'],
      not: ['内增高', '增高鞋', '增高垫', '隐形增高', '后跟增高', '发生发', '产生发', '再生纸', '再生棉', '再生涤', '再生纤维', '再生料', '再生塑料', '再生聚酯', '再生材料', '可再生', '再生橡胶', '美白灯', '瘦身裤'],
    },
    exceptMedical: true,
  },
  {
    id: 'medical.safe',
    severity: 'error',
    source: said('《广告法》第十六条第一款第（一）项', 'Advertising Law of the PRC, Art. 16(1)'),
    message: said('不能断言功效和安全性。', 'Efficacy and safety may not be asserted.'),
    suggestion: said('写检测报告的编号和结论，不要断言。', 'Give the test report and its finding instead.'),
    find: { by: 'words', words: ['无副作用', '没有副作用', '无毒副作用', '零副作用', '无效退款', '一次见效', '立即见效', '药监局认证', '医生推荐', '专家推荐', '临床验证'] },
    mend: '',
    exceptMedical: true,
  },
] // prettier-ignore
