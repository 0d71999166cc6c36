/// The style sheet of a page: for a desk, a phone and A4, light and dark.
enum PageStyle {
  /// What LibreOffice Writer and Word go by: simple selectors of one name, outside of any condition.
  ///
  /// A browser replaces every one of these rules by what follows.
  static let office = """
    @page{size:210mm 297mm;margin:18mm 20mm}
    body{font-family:"Liberation Sans",Arial,sans-serif;font-size:10pt}
    h1,h2,h3{font-family:"Liberation Sans",Arial,sans-serif}
    h1{font-size:18pt}
    h2{font-size:13pt}
    h3{font-size:11pt}
    p{margin:0 0 4pt}
    th,td{font-size:8.5pt}
    th{text-align:left;font-weight:normal}
    .h{font-weight:bold;text-align:left}
    .n{text-align:right}
    .b{font-weight:bold;text-align:right}
    .w,.rw{font-size:5.5pt}
    .hw,.gw{font-size:5.5pt;font-weight:bold}
    .nw{font-size:5.5pt;text-align:right}
    .bw{font-size:5.5pt;font-weight:bold;text-align:right}
    .said{font-size:1pt;color:#ffffff}
    .subtitle{color:#57606a}
    .label{font-weight:bold;margin-top:8pt}
    .value{font-size:14pt}
    .signature{margin-left:90mm}
    .hand{margin-top:40pt}
    """

  /// What browsers go by.
  ///
  /// Writer leaves out what stands in `@media`, and would take these rules wrongly.
  static let sheet = """
    @media screen,print{
    :root{color-scheme:light dark;--ink:#1b1f24;--muted:#57606a;--line:#d0d7de;--paper:#fff;\
    --tint:#f3f6f9}
    @media screen and (prefers-color-scheme:dark){:root{--ink:#e6edf3;--muted:#a3adb8;\
    --line:#3d444d;--paper:#14181d;--tint:#1e242b}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);\
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,\
    sans-serif;overflow-wrap:break-word}
    main{max-width:752px;margin:0 auto;padding:24px 16px 48px}
    h1,h2,h3{font-family:inherit}
    h1{font-size:1.65rem;line-height:1.2;margin:0 0 .3rem}
    h2{font-size:1.2rem;line-height:1.3;margin:2.2rem 0 .6rem}
    h2.chapter{font-size:1.4rem;margin:3rem 0 .8rem;padding-top:.8rem;border-top:3px solid #2878b8}
    h3{font-size:1.08rem;line-height:1.3;margin:1.8rem 0 .5rem}
    p,ul{margin:.6rem 0}
    ul{padding-left:1.3rem}
    .subtitle{color:var(--muted);margin:0 0 1.4rem}
    .answer{border-left:5px solid #2878b8;background:var(--tint);padding:.7rem 1rem;margin:1.2rem 0}
    .answer p{margin:0;font-size:1.15rem}
    .answer strong{font-size:2rem;line-height:1.2;margin:0 .45rem;font-variant-numeric:tabular-nums}
    .answer ul{margin:.4rem 0 0;padding:0;list-style:none;color:var(--muted)}
    .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem;\
    margin:1.2rem 0}
    .cards .answer{margin:0}
    .cards .label{font-weight:600;font-size:1rem}
    .cards strong{margin-left:0}
    .signature{margin:2.5rem 0 0 55%}
    .signature .hand{margin-top:4.5rem}
    .scroll{overflow-x:auto;margin:.8rem 0}
    table{border:0;border-collapse:collapse;width:auto;min-width:100%;font-size:.94rem;line-height:1.35;\
    font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--muted);padding:0 0 .4rem;font-size:.9rem}
    caption.same{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;\
    clip-path:inset(50%);white-space:nowrap}
    .said{margin:0;font-size:inherit;color:inherit}
    th,td{padding:.38rem .7rem;text-align:left;vertical-align:top;font-size:inherit;border:0;\
    border-bottom:1px solid var(--line)}
    th:first-child,td:first-child{padding-left:.2rem}
    th:last-child,td:last-child{padding-right:.2rem}
    thead th{vertical-align:bottom;border-bottom:2px solid var(--muted)}
    thead th{font-weight:600}
    tbody th{font-weight:400;min-width:8rem;max-width:24rem}
    td{max-width:24rem}
    .n,.nw,.b,.bw{text-align:right;white-space:nowrap}
    .b,.bw{white-space:normal}
    figure{margin:1.4rem 0;display:flex;flex-direction:column}
    figcaption{order:-1;font-weight:600;margin:0 0 .3rem}
    figcaption strong{font-weight:inherit}
    figure svg{display:block;width:100%;height:auto}
    .phone,.office{display:none}
    .notes{margin:2rem 0 0;padding-top:.1rem;border-top:1px solid var(--line);font-size:.94rem}
    .notes h2{font-size:1rem;margin:.8rem 0 .4rem}
    }
    @media screen and (max-width:599px){
    figure .page{display:none}figure .phone{display:block}
    h1{font-size:1.4rem}
    .answer strong{font-size:1.7rem}
    .cards{grid-template-columns:1fr}
    .signature{margin-left:20%}
    th,td{padding:.34rem .5rem}
    }
    @page{size:A4;margin:18mm 20mm;@bottom-right{content:counter(page);font:9pt sans-serif;\
    color:#57606a}}
    @media print{
    body{font-size:10pt;line-height:1.4}
    main{max-width:none;padding:0}
    h1{font-size:18pt}
    h2{font-size:12.5pt;margin-top:16pt;break-after:avoid}
    h2.chapter{font-size:15pt;margin-top:0;break-before:page}
    h3{font-size:11pt;margin-top:12pt;break-after:avoid}
    .cards{grid-template-columns:1fr 1fr}
    .signature{break-inside:avoid}
    p,li{orphans:3;widows:3}
    .scroll{overflow:visible}
    table{width:100%;font-size:9pt}
    th,td{padding:2.5pt 4pt;overflow-wrap:anywhere}
    thead th,.n,.nw{overflow-wrap:normal}
    thead{display:table-header-group;break-after:avoid}
    tr,figure,.answer,li,table:not(:has(tr:nth-child(7))){break-inside:avoid}
    tbody tr:first-child,tbody tr:last-child,.signature{break-before:avoid}
    .scroll:has(+p),caption,figcaption,p:has(+figure),p:has(+.scroll){break-after:avoid}
    .answer,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    figure svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }
    """

  /// For tables of sentences: on paper words stay whole, and where there are many columns, numbers do.
  static let sentences = """
    @media print{
    .sentences th,.sentences td{overflow-wrap:break-word}
    .wide{font-size:6.5pt}
    .wide th,.wide td{padding:2pt 1.5pt;overflow-wrap:anywhere}
    .wide .nw,.wide .bw{overflow-wrap:break-word}
    }
    """
}
