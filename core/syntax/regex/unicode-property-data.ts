/**
 * Names of Unicode properties and of their values, and how large the engine's automaton for each class is.
 *
 * The names are those of Unicode 16.0.0 (PropertyAliases, PropertyValueAliases), which the engine's tables are made
 * from, in the loose form names are compared in: lower case, without spaces, `-` and `_`. Aliases of one thing are
 * joined by commas. The numbers were measured on regex-automata 0.4.14, in units of four bytes, base 36: the class
 * forward, the class backward, its complement forward, its complement backward. A value without numbers has a name but
 * no class.
 */

/** Properties that are true or false of a character. */
export const BINARY_PROPERTIES =
  "ahex,asciihexdigit:m.m.32.7g alpha,alphabetic:3te.93c.3qc.8mf bidic,bidicontrol:1s.2c.4k.az " +
  "bidim,bidimirrored:hu.12m.ls.1lw ci,caseignorable:2eo.4q4.2qu.6r4 cased:wq.201.z4.2eb " +
  "cwcf,changeswhencasefolded:1bq.4u2.1g0.5i6 cwcm,changeswhencasemapped:ra.1mj.tw.20p " +
  "cwl,changeswhenlowercased:19y.4qe.1ei.5f6 cwt,changeswhentitlecased:1cm.4w0.1gy.5k5 " +
  "cwu,changeswhenuppercased:1cy.4w9.1hc.5lb dash:7w.bs.bo.ry di,defaultignorablecodepoint:8c.a9.bq.t6 " +
  "dep,deprecated:48.54.7e.ij dia,diacritic:1ey.2lc.1pw.4l4 emoji:nc.1he.r6.1zi " +
  "ecomp,emojicomponent:4y.6b.7q.jw emod,emojimodifier:1c.1d.3o.91 ebase,emojimodifierbase:88.ew.by.v1 " +
  "epres,emojipresentation:h0.xh.k2.1bn extpict,extendedpictographic:hi.z8.km.1cj ext,extender:du.kp.ji.1ij " +
  "grbase,graphemebase:4dc.apw.47m.9ox grext,graphemeextend:1yq.3wh.29k.5qm grlink,graphemelink:f2.sq.le.1y3 " +
  "hex,hexdigit:1m.2m.4a.ab hyphen:4m.5u.84.ji idsb,idsbinaryoperator:1q.23.4i.ay " +
  "idst,idstrinaryoperator:12.15.3o.8t idsu,idsunaryoperator:12.15.3m.8k idcompatmathcontinue:4s.7m.7s.je " +
  "idcompatmathstart:3o.5p.6i.gi idc,idcontinue:3x0.9kl.3su.8ut ids,idstart:3k0.8at.3ki.8a4 " +
  "ideo,ideographic:ci.rg.dc.rj joinc,joincontrol:12.15.3o.8t loe,logicalorderexception:2i.3r.56.dt " +
  "lower,lowercase:1lw.5gh.1qe.66h math:lo.1eg.ow.1sx mcm,modifiercombiningmark:22.3l.4k.bs " +
  "nchar,noncharactercodepoint:32.du.56.117 oalpha,otheralphabetic:1fm.2tg.1ng.436 " +
  "odi,otherdefaultignorablecodepoint:5k.78.8q.kv ogrext,othergraphemeextend:dq.ne.ia.1go " +
  "oidc,otheridcontinue:3w.4n.78.gw oids,otheridstart:2c.2s.5a.cm olower,otherlowercase:92.dq.cy.we " +
  "omath,othermath:k0.1aj.my.1ov oupper,otheruppercase:3e.4g.5y.e8 patsyn,patternsyntax:6e.co.94.mj " +
  "patws,patternwhitespace:1k.2d.48.aa pcm,prependedconcatenationmark:3m.4f.66.es " +
  "qmark,quotationmark:3y.5x.76.hg radical:24.2t.4a.9i ri,regionalindicator:1c.1d.3o.91 " +
  "sterm,sentenceterminal:pe.149.xs.2jx sd,softdotted:ao.fm.f6.10d term,terminalpunctuation:vo.1et.152.31j " +
  "uideo,unifiedideograph:8e.ja.9a.jm upper,uppercase:1ia.57c.1n2.5xs vs,variationselector:2y.3h.5k.dq " +
  "space,wspace,whitespace:2y.4q.5q.dd xidc,xidcontinue:3xs.9nq.3ti.8x8 xids,xidstart:3l2.8da.3lg.8cj";

/** Properties with named values. `names` are the property's own. */
export const VALUED_PROPERTIES: readonly { readonly names: readonly string[]; readonly values: string }[] = [
  // General_Category
  {
    names: ["gc", "generalcategory"],
    values:
      "ascii:i.i.2u.6g any:2w.6p.g.g assigned:3wk.9vj.3ni.87l lc,casedletter:ug.1ui.wm.26n " +
      "pe,closepunctuation:as.oc.eo.15w pc,connectorpunctuation:2i.3r.5c.d3 cc,cntrl,control:w.1f.38.76 " +
      "sc,currencysymbol:8w.by.cu.ws pd,dashpunctuation:6u.9o.ae.p2 nd,digit,decimalnumber:b0.zz.h4.2gc " +
      "me,enclosingmark:2o.39.5s.ei pf,finalpunctuation:24.3u.4w.ch cf,format:9q.ce.da.x6 " +
      "pi,initialpunctuation:26.43.4y.cq l,letter:3kg.8a3.3l4.89x nl,letternumber:5y.7q.8w.m2 " +
      "zl,lineseparator:o.o.3o.8t ll,lowercaseletter:1kc.5bw.1oo.60x m,mark,combiningmark:1ve.3m3.24s.59d " +
      "sm,mathsymbol:fq.ri.jw.1cg lm,modifierletter:lg.ym.s2.22p sk,modifiersymbol:8y.e1.cc.v9 " +
      "mn,nonspacingmark:1wq.3ql.27m.5kr n,number:xy.1vp.180.3y4 ps,openpunctuation:b8.pj.f2.16e " +
      "c,other:3pi.8bg.3xw.9uh lo,otherletter:2xu.6l3.310.73g no,othernumber:ow.zf.vw.24w " +
      "po,otherpunctuation:17s.25v.1j6.45k so,othersymbol:1a4.2iw.1ei.3ab zp,paragraphseparator:o.o.3o.8t " +
      "co,privateuse:2s.60.44.8b p,punct,punctuation:1b0.2aj.1my.4ej z,separator:2u.48.5m.cv " +
      "zs,spaceseparator:2s.3z.5k.cm mc,spacingmark:ys.1zl.15q.32n cs,surrogate s,symbol:1je.31w.1pm.44p " +
      "lt,titlecaseletter:24.3u.4u.bs cn,unassigned:3ni.87l.3wk.9vj lu,uppercaseletter:1gg.540.1l4.5ta",
  },
  // Script
  {
    names: ["sc", "script"],
    values:
      "adlm,adlam:1s.2c.3s.9j ahom:1s.2c.42.9r hluw,anatolianhieroglyphs:1o.1u.3o.91 arab,arabic:bc.ov.d4.x7 " +
      "armn,armenian:26.32.4s.aq avst,avestan:1e.1m.3m.8c bali,balinese:1g.1v.3m.8c bamu,bamum:2m.30.4s.bu " +
      "bass,bassavah:1e.1m.3s.9j batk,batak:14.1e.3m.8c beng,bengali:24.4v.4a.b4 bhks,bhaiksuki:1u.2l.44.a0 " +
      "bopo,bopomofo:1q.23.4k.bf brah,brahmi:1s.2c.3o.8t brai,braille:12.15.3c.8k bugi,buginese:14.1e.3o.8l " +
      "buhd,buhid:12.15.3m.8c cans,canadianaboriginal:2c.30.4i.bm cari,carian:1o.1u.3y.8t " +
      "aghb,caucasianalbanian:1q.23.40.92 cakm,chakma:1q.23.40.9i cham:1i.24.44.a0 cher,cherokee:2e.31.4s.be " +
      "chrs,chorasmian:1o.1u.3w.8c zyyy,common:188.2fk.1bk.2zz copt,qaac,coptic:1s.2c.44.a8 " +
      "xsux,cuneiform:2i.3z.4e.a8 cprt,cypriot:1m.2m.3u.9c cpmn,cyprominoan:1o.1u.3y.91 cyrl,cyrillic:6a.8n.8w.kl " +
      "dsrt,deseret:1o.1u.3m.8c deva,devanagari:30.3q.4w.ck diak,divesakuru:22.3l.4c.b0 dogr,dogra:1c.1d.3o.91 " +
      "dupl,duployan:26.32.46.a9 egyp,egyptianhieroglyphs:2g.3q.48.99 elba,elbasan:1c.1d.3m.8c " +
      "elym,elymaic:1c.1d.3m.84 ethi,ethiopic:74.e0.9g.oh gara,garay:1s.2c.40.92 geor,georgian:2q.4j.5e.cw " +
      "glag,glagolitic:2i.3j.4m.bw goth,gothic:1o.1u.3y.8t gran,grantha:2g.5c.4q.cz grek,greek:8k.fl.b4.ry " +
      "gujr,gujarati:24.4v.4a.b4 gong,gunjalagondi:1y.33.4a.ar guru,gurmukhi:28.5d.4g.bv " +
      "gukh,gurungkhema:1c.1d.3o.91 han,hani:bi.p5.cc.p8 hang,hangul:60.a4.7y.ik rohg,hanifirohingya:1e.1m.3o.8l " +
      "hano,hanunoo:12.15.3o.8l hatr,hatran:1g.1v.3q.8u hebr,hebrew:2e.42.52.bz hira,hiragana:3q.55.62.fe " +
      "armi,imperialaramaic:1e.1m.3o.8l qaai,zinh,inherited:b8.gq.es.11i phli,inscriptionalpahlavi:1e.1m.3o.8l " +
      "prti,inscriptionalparthian:1e.1m.3o.8l java,javanese:1i.24.3s.9j kthi,kaithi:1q.23.3q.9a " +
      "knda,kannada:22.4m.48.av kana,katakana:64.8h.8q.kf hrkt,katakanaorhiragana kawi:1s.2c.42.9r " +
      "kali,kayahli:14.1e.3q.9a khar,kharoshthi:22.3l.4a.ab kits,khitansmallscript:2c.2s.4g.b5 " +
      "khmr,khmer:1u.2l.44.9s khoj,khojki:1q.23.40.9i sind,khudawadi:1q.23.42.9r krai,kiratrai:1c.1d.3o.91 " +
      "lao,laoo:1w.3v.46.am latn,latin:bq.js.ek.ya lepc,lepcha:1i.24.40.92 limb,limbu:1k.2d.44.9k " +
      "lina,lineara:22.2k.40.92 linb,linearb:2m.41.4g.9t lisu:1y.22.4i.bm lyci,lycian:1c.1d.3m.8c " +
      "lydi,lydian:1e.1m.3o.8t mahj,mahajani:1c.1d.3q.9a maka,makasar:1c.1d.3q.9a mlym,malayalam:1q.34.3u.94 " +
      "mand,mandaic:14.1e.3c.7w mani,manichaean:1e.1m.3o.8l marc,marchen:1s.2c.44.a0 gonm,masaramgondi:20.3c.4a.ar " +
      "medf,medefaidrin:1o.1u.3o.91 mtei,meeteimayek:1g.1v.46.ah mend,mendekikakui:1q.23.3q.9a " +
      "merc,meroiticcursive:1s.2c.40.92 mero,meroitichieroglyphs:1c.1d.3m.8c miao,plrd:24.2t.42.9r modi:1q.23.3q.9a " +
      "mong,mongolian:2s.3r.58.ct mro,mroo:1g.1v.3s.9j mult,multani:1k.2d.3w.a1 mymr,myanmar:38.3p.5m.dz " +
      "nbat,nabataean:1e.1m.3o.8l nagm,nagmundari:1c.1d.3q.9a nand,nandinagari:1s.2c.44.a0 " +
      "talu,newtailue:1k.2d.42.9b newa:1q.23.3q.9a nko,nkoo:u.16.38.76 nshu,nushu:2m.30.4s.bm " +
      "hmnp,nyiakengpuachuehmong:1s.2c.44.a0 ogam,ogham:12.15.3m.8c olck,olchiki:12.15.3m.8c " +
      "onao,olonal:1e.1m.3q.9a hung,oldhungarian:1q.23.3y.8t ital,olditalic:1e.1m.3o.8l " +
      "narb,oldnortharabian:1c.1d.3m.8c perm,oldpermic:1c.1d.3o.8l xpeo,oldpersian:1q.23.40.92 " +
      "sogo,oldsogdian:1c.1d.3m.8c sarb,oldsoutharabian:1c.1d.3m.8c orkh,oldturkic:1o.1u.3m.8c " +
      "ougr,olduyghur:1o.1u.3y.8t orya,oriya:24.4v.4c.bd osge,osage:1q.23.40.92 osma,osmanya:1e.1m.3o.8l " +
      "hmng,pahawhhmong:28.3b.46.a9 palm,palmyrene:1c.1d.3m.8c pauc,paucinhau:1c.1d.3o.91 phag,phagspa:12.15.3o.91 " +
      "phnx,phoenician:1e.1m.3o.8l phlp,psalterpahlavi:1g.1v.3q.8u rjng,rejang:1g.1v.42.9r runr,runic:1g.1v.40.92 " +
      "samr,samaritan:14.1e.3a.7f saur,saurashtra:1g.1v.3q.9a shrd,sharada:1o.1u.3o.91 shaw,shavian:1c.1d.3m.8c " +
      "sidd,siddham:1q.23.40.9i sgnw,signwriting:1s.2c.3s.9j sinh,sinhala:2u.51.52.dg sogd,sogdian:1o.1u.3y.8t " +
      "sora,sorasompeng:1e.1m.3s.9j soyo,soyombo:1o.1u.40.9i sund,sundanese:1e.1m.3o.8t sunu,sunuwar:1e.1m.3q.9a " +
      "sylo,sylotinagri:12.15.3o.91 syrc,syriac:1u.2l.44.9k tglg,tagalog:14.1e.3o.8l tagb,tagbanwa:16.1n.3s.93 " +
      "tale,taile:14.1e.3q.8u lana,taitham:1y.33.4g.a1 tavt,taiviet:1g.1v.3q.9a takr,takri:1o.1u.40.9i " +
      "taml,tamil:36.6j.56.dq tnsa,tangsa:20.2b.4c.9z tang,tangut:30.46.4q.ax telu,telugu:22.4m.46.au " +
      "thaa,thaana:s.x.3a.7n thai:1e.1m.3o.8d tibt,tibetan:2e.42.44.94 tfng,tifinagh:1i.2c.42.9r " +
      "tirh,tirhuta:1q.23.3q.9a todr,todhri:1c.1d.3m.8c toto:1c.1d.3q.9a tutg,tulutigalari:28.4c.4i.br " +
      "ugar,ugaritic:1e.1m.3o.8l zzzz,unknown vai,vaii:1e.1m.3o.91 vith,vithkuqi:22.3l.4c.ak " +
      "wcho,wancho:1e.1m.3o.91 wara,warangciti:1q.23.40.9i yezi,yezidi:1g.1v.3q.9a yi,yiii:1s.2c.3y.91 " +
      "zanb,zanabazarsquare:1o.1u.3o.91",
  },
  // Script_Extensions
  {
    names: ["scx", "scriptextensions"],
    values:
      "adlm,adlam:3e.4g.5u.ez ahom:1s.2c.42.9r hluw,anatolianhieroglyphs:1o.1u.3o.91 arab,arabic:bm.nu.dw.10n " +
      "armn,armenian:2i.3j.58.bx avst,avestan:2c.2s.4u.bn bali,balinese:1g.1v.3m.8c bamu,bamum:2m.30.4s.bu " +
      "bass,bassavah:1e.1m.3s.9j batk,batak:14.1e.3m.8c beng,bengali:4i.9g.78.jr bhks,bhaiksuki:1u.2l.44.a0 " +
      "bopo,bopomofo:3s.67.70.hy brah,brahmi:1s.2c.3o.8t brai,braille:12.15.3c.8k bugi,buginese:1q.23.4i.b6 " +
      "buhd,buhid:1e.1m.40.92 cans,canadianaboriginal:2c.30.4i.bm cari,carian:30.3q.5o.dk " +
      "aghb,caucasianalbanian:2g.3a.4w.b8 cakm,chakma:2y.3h.56.cc cham:1i.24.44.a0 cher,cherokee:2y.4i.5e.dc " +
      "chrs,chorasmian:1o.1u.3w.8c zyyy,common:11y.26t.142.2j3 copt,qaac,coptic:44.5n.6m.g7 " +
      "xsux,cuneiform:2i.3z.4e.a8 cprt,cypriot:22.3l.4a.aj cpmn,cyprominoan:2a.2j.4o.ao cyrl,cyrillic:76.al.a8.pw " +
      "dsrt,deseret:1o.1u.3m.8c deva,devanagari:4w.62.7c.iq diak,divesakuru:22.3l.4c.b0 dogr,dogra:2k.2r.4y.ct " +
      "dupl,duployan:3k.57.5y.f9 egyp,egyptianhieroglyphs:2g.3q.48.99 elba,elbasan:20.2b.4g.a9 " +
      "elym,elymaic:1c.1d.3m.84 ethi,ethiopic:7g.eh.9w.po gara,garay:28.3b.4k.ar geor,georgian:40.66.72.gy " +
      "glag,glagolitic:5u.89.8w.mv goth,gothic:2g.3a.4w.b8 gran,grantha:58.9m.7u.kw grek,greek:a6.iq.cw.vm " +
      "gujr,gujarati:34.6a.5m.f5 gong,gunjalagondi:2w.49.54.co guru,gurmukhi:38.6s.5s.fw " +
      "gukh,gurungkhema:1y.22.44.a8 han,hani:he.ye.j6.15m hang,hangul:78.cj.9e.m7 rohg,hanifirohingya:2i.3j.50.by " +
      "hano,hanunoo:12.15.3o.8l hatr,hatran:1g.1v.3q.8u hebr,hebrew:2q.4j.5i.d6 hira,hiragana:60.98.8q.lo " +
      "armi,imperialaramaic:1e.1m.3o.8l qaai,zinh,inherited:9i.eh.cc.uo phli,inscriptionalpahlavi:1e.1m.3o.8l " +
      "prti,inscriptionalparthian:1e.1m.3o.8l java,javanese:1i.24.3s.9j kthi,kaithi:3k.46.5u.fn " +
      "knda,kannada:3w.7q.6k.hs kana,katakana:74.b5.a0.ok hrkt,katakanaorhiragana kawi:1s.2c.42.9r " +
      "kali,kayahli:12.15.3o.91 khar,kharoshthi:22.3l.4a.ab kits,khitansmallscript:2c.2s.4g.b5 " +
      "khmr,khmer:1u.2l.44.9s khoj,khojki:2y.3h.5a.da sind,khudawadi:2y.3h.5c.dj krai,kiratrai:1c.1d.3o.91 " +
      "lao,laoo:1w.3v.46.am latn,latin:g8.sy.jc.19q lepc,lepcha:1i.24.40.92 limb,limbu:26.32.4k.ar " +
      "lina,lineara:2e.31.4g.a9 linb,linearb:32.50.4u.aj lisu:38.3p.64.fn lyci,lycian:1y.22.4g.ax " +
      "lydi,lydian:2c.2s.4w.bw mahj,mahajani:2w.38.5e.ds maka,makasar:1c.1d.3q.9a mlym,malayalam:3e.5h.60.fa " +
      "mand,mandaic:1g.1v.3q.8u mani,manichaean:1q.23.42.9j marc,marchen:1s.2c.44.a0 gonm,masaramgondi:2m.41.4q.by " +
      "medf,medefaidrin:1o.1u.3o.91 mtei,meeteimayek:1g.1v.46.ah mend,mendekikakui:1q.23.3q.9a " +
      "merc,meroiticcursive:1s.2c.40.92 mero,meroitichieroglyphs:1y.22.4g.ax miao,plrd:24.2t.42.9r modi:2c.2s.4k.cb " +
      "mong,mongolian:3y.4w.6m.ey mro,mroo:1g.1v.3s.9j mult,multani:26.32.4c.b8 mymr,myanmar:3k.46.62.f6 " +
      "nbat,nabataean:1e.1m.3o.8l nagm,nagmundari:1c.1d.3q.9a nand,nandinagari:42.5e.6q.hd " +
      "talu,newtailue:1k.2d.42.9b newa:1q.23.3q.9a nko,nkoo:1w.2u.4i.ai nshu,nushu:2m.30.4s.bm " +
      "hmnp,nyiakengpuachuehmong:1s.2c.44.a0 ogam,ogham:12.15.3m.8c olck,olchiki:12.15.3m.8c " +
      "onao,olonal:20.2b.46.ah hung,oldhungarian:32.3z.5o.dk ital,olditalic:1e.1m.3o.8l " +
      "narb,oldnortharabian:1c.1d.3m.8c perm,oldpermic:2g.3a.50.by xpeo,oldpersian:1q.23.40.92 " +
      "sogo,oldsogdian:1c.1d.3m.8c sarb,oldsoutharabian:1c.1d.3m.8c orkh,oldturkic:2m.30.4w.c4 " +
      "ougr,olduyghur:2c.2s.4s.ay orya,oriya:36.6j.5o.ey osge,osage:2i.3j.4y.bp osma,osmanya:1e.1m.3o.8l " +
      "hmng,pahawhhmong:28.3b.46.a9 palm,palmyrene:1c.1d.3m.8c pauc,paucinhau:1c.1d.3o.91 phag,phagspa:2y.3h.5y.e0 " +
      "phnx,phoenician:1e.1m.3o.8l phlp,psalterpahlavi:1s.2c.44.9s rjng,rejang:1g.1v.42.9r runr,runic:1e.1m.3y.8t " +
      "samr,samaritan:1q.23.44.a0 saur,saurashtra:1g.1v.3q.9a shrd,sharada:3q.4x.5y.fp shaw,shavian:1o.1u.40.92 " +
      "sidd,siddham:1q.23.40.9i sgnw,signwriting:1s.2c.3s.9j sinh,sinhala:3s.67.6a.gj sogd,sogdian:20.2b.4c.9r " +
      "sora,sorasompeng:1e.1m.3s.9j soyo,soyombo:1o.1u.40.9i sund,sundanese:1e.1m.3o.8t sunu,sunuwar:20.3c.4e.bh " +
      "sylo,sylotinagri:20.2b.4k.bf syrc,syriac:42.7g.6q.h2 tglg,tagalog:16.1n.3q.8u tagb,tagbanwa:1i.24.46.9t " +
      "tale,taile:1w.2u.4m.b8 lana,taitham:1y.33.4g.a1 tavt,taiviet:1g.1v.3q.9a takr,takri:2w.38.5a.da " +
      "taml,tamil:58.9m.7u.lc tnsa,tangsa:20.2b.4c.9z tang,tangut:48.5k.68.eo telu,telugu:34.6a.5i.e7 " +
      "thaa,thaana:28.3b.52.c7 thai:2g.3a.4y.b9 tibt,tibetan:30.4r.4w.b8 tfng,tifinagh:20.3c.4o.bp " +
      "tirh,tirhuta:3m.4f.5u.f7 todr,todhri:28.3b.4o.b9 toto:1o.1u.46.ah tutg,tulutigalari:4g.75.72.j3 " +
      "ugar,ugaritic:1e.1m.3o.8l zzzz,unknown vai,vaii:1e.1m.3o.91 vith,vithkuqi:22.3l.4c.ak " +
      "wcho,wancho:1e.1m.3o.91 wara,warangciti:1q.23.40.9i yezi,yezidi:28.3b.4o.b9 yi,yiii:3g.4p.62.eq " +
      "zanb,zanabazarsquare:1o.1u.3o.91",
  },
  // Age
  {
    names: ["age"],
    values:
      "na,unassigned 10.0,v100:3gg.8s3.38m.7q1 11.0,v110:3ju.90d.3by.7zo 12.0,v120:3m2.959.3dy.83b " +
      "12.1,v121:3ly.963.3dw.82e 13.0,v130:3p8.9cd.3gy.85s 14.0,v140:3qa.9gq.3i8.8cv 15.0,v150:3sy.9nw.3ke.8go " +
      "15.1,v151:3tg.9p3.3ko.8gw 16.0,v160:3x8.a1s.3nw.8qn 1.1,v11:1cu.39w.1ci.35e 2.0,v20:1hg.3sb.1fs.3wj " +
      "2.1,v21:1hg.3sb.1fs.3wj 3.0,v30:1qu.4ja.1o6.4fn 3.1,v31:1yy.52x.1vu.4x1 3.2,v32:1yy.52u.1vi.4t6 " +
      "4.0,v40:21o.57r.1y8.511 4.1,v41:26o.5k6.22e.56k 5.0,v50:29e.5p7.252.5cx 5.1,v51:2di.5zo.28i.5hg " +
      "5.2,v52:2jc.6gd.2e4.5vh 6.0,v60:2ow.6ub.2ja.66k 6.1,v61:2u8.77g.2oq.6k7 6.2,v62:2u8.77g.2oq.6k7 " +
      "6.3,v63:2u8.77g.2oq.6k7 7.0,v70:358.817.2yq.782 8.0,v80:39c.8ae.32o.7e0 9.0,v90:3dc.8jq.36a.7n5",
  },
  // Grapheme_Cluster_Break
  {
    names: ["gcb", "graphemeclusterbreak"],
    values:
      "cr:8.8.2y.6y cn,control:7g.at.ak.r8 eb,ebase ebg,ebasegaz em,emodifier ex,extend:1zc.3x6.2aa.5s9 " +
      "gaz,glueafterzwj l:20.2b.4g.ax lf:8.8.2y.6y lv:e0.3w7.gm.53z lvt:ee.4xh.ga.42q xx,other " +
      "pp,prepend:6m.8o.a2.ot ri,regionalindicator:1c.1d.3o.91 sm,spacingmark:vg.1p0.126.2qm t:20.2b.40.92 " +
      "v:3a.3y.5i.cl zwj:o.o.3o.8t",
  },
  // Word_Break
  {
    names: ["wb", "wordbreak"],
    values:
      "le,aletter:34g.705.372.7gr cr:8.8.2y.6y dq,doublequote:8.8.2y.6y eb,ebase ebg,ebasegaz em,emodifier " +
      "extend:1wi.3pk.262.5ci ex,extendnumlet:2u.40.5o.dc fo,format:6q.85.ae.q1 gaz,glueafterzwj " +
      "hl,hebrewletter:24.3u.4u.c0 ka,katakana:6g.8y.94.l5 lf:8.8.2y.6y ml,midletter:3q.4x.72.h6 " +
      "mn,midnum:3w.5o.7a.ie mb,midnumlet:26.32.52.cn nl,newline:1g.1v.44.9s nu,numeric:dm.12e.k4.2jq xx,other " +
      "ri,regionalindicator:1c.1d.3o.91 sq,singlequote:8.8.2y.6y wsegspace:2g.3y.56.bw zwj:o.o.3o.8t",
  },
  // Sentence_Break
  {
    names: ["sb", "sentencebreak"],
    values:
      "at,aterm:22.2k.4y.c5 cr:8.8.2y.6y cl,close:ai.hy.e8.100 ex,extend:1vw.3ov.25c.5av fo,format:74.8v.aw.rh " +
      "lf:8.8.2y.6y lo,lower:1ls.5fz.1qc.66g nu,numeric:dm.12e.k4.2jq le,oletter:32i.6y2.364.7iv xx,other " +
      "sc,scontinue:5q.8s.9c.mi st,sterm:ow.13h.x8.2j5 se,sep:1e.1m.42.9j sp:2w.4h.5o.d4 up,upper:1ic.57l.1n6.5ya",
  },
];

/** Properties that have a name but that the engine has no classes for. */
export const UNSUPPORTED_PROPERTIES =
  "bc bidiclass bidimirroringglyph bidipairedbracket bidipairedbrackettype blk block bmg bpb bpt " +
  "canonicalcombiningclass casefolding ccc ce cf changeswhennfkccasefolded cjkaccountingnumeric " +
  "cjkcompatibilityvariant cjkiicore cjkirggsource cjkirghsource cjkirgjsource cjkirgkpsource cjkirgksource " +
  "cjkirgmsource cjkirgssource cjkirgtsource cjkirguksource cjkirgusource cjkirgvsource cjkothernumeric " +
  "cjkprimarynumeric cjkrsunicode compex compositionexclusion cwkcf decompositionmapping decompositiontype dm " +
  "dt ea eastasianwidth equideo equivalentunifiedideograph expandsonnfc expandsonnfd expandsonnfkc " +
  "expandsonnfkd fcnfkc fcnfkcclosure fullcompositionexclusion hangulsyllabletype hst incb indicconjunctbreak " +
  "indicpositionalcategory indicsyllabiccategory inpc insc isc jamoshortname jg joininggroup joiningtype jsn jt " +
  "kaccountingnumeric kcompatibilityvariant kehcat kehdesc kehhg kehifao kehjsesh kehnomirror kehnorotate " +
  "kiicore kirggsource kirghsource kirgjsource kirgkpsource kirgksource kirgmsource kirgssource kirgtsource " +
  "kirguksource kirgusource kirgvsource kothernumeric kprimarynumeric krsunicode lb lc linebreak " +
  "lowercasemapping na na1 name namealias nfcqc nfcquickcheck nfdqc nfdquickcheck nfkccasefold nfkccf nfkcqc " +
  "nfkcquickcheck nfkcscf nfkcsimplecasefold nfkdqc nfkdquickcheck nt numerictype numericvalue nv ocomment scf " +
  "sfc simplecasefolding simplelowercasemapping simpletitlecasemapping simpleuppercasemapping slc stc suc tc " +
  "titlecasemapping uc unicode1name unicoderadicalstroke uppercasemapping urs verticalorientation vo xonfc " +
  "xonfd xonfkc xonfkd";
