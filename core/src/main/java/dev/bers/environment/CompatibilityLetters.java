package dev.bers.environment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The characters beyond ASCII that a host name may be written with and that browsers read as ASCII: full-width, circled,
 * mathematical and raised letters, ligatures, Roman numerals, units. (UTS 46, from the compatibility mappings of Unicode 16)
 *
 * <p>A table, since the core depends on no version of Unicode; tests compare it with the normaliser of the JDK, and with that
 * of the JavaScript engine, which stands in for it where the core is compiled to JavaScript.
 */
public final class CompatibilityLetters {

    /** Code points or ranges of them, and what the first one is read as; the others of a range follow in order. */
    private static final String TABLE = """
            aa=a b2-b3=2 b9=1 ba=o 132=ij 133=ij 17f=s 1c7=lj 1c8=lj 1c9=lj 1ca=nj 1cb=nj 1cc=nj 1f1=dz 1f2=dz
            1f3=dz 2b0=h 2b2=j 2b3=r 2b7=w 2b8=y 2e1=l 2e2=s 2e3=x 1d2c=a 1d2e=b 1d30-1d31=d 1d33-1d3a=g 1d3c=o
            1d3e=p 1d3f=r 1d40-1d41=t 1d42=w 1d43=a 1d47=b 1d48-1d49=d 1d4d=g 1d4f=k 1d50=m 1d52=o 1d56=p
            1d57-1d58=t 1d5b=v 1d62=i 1d63=r 1d64-1d65=u 1d9c=c 1da0=f 1dbb=z 2024=. 2025=.. 2026=... 2070=0 2071=i
            2074-2079=4 207f=n 2080-2089=0 2090=a 2091=e 2092=o 2093=x 2095=h 2096-2099=k 209a=p 209b-209c=s 20a8=rs
            2102=c 210a-210b=g 210c=h 210d=h 210e=h 2110=i 2111=i 2112=l 2113=l 2115=n 2116=no 2119-211b=p 211c=r
            211d=r 2120=sm 2121=tel 2122=tm 2124=z 2128=z 212a=k 212c-212d=b 212f=e 2130-2131=e 2133=m 2134=o 2139=i
            213b=fax 2145=d 2146-2147=d 2148-2149=i 2160=i 2161=ii 2162=iii 2163=iv 2164=v 2165=vi 2166=vii
            2167=viii 2168=ix 2169=x 216a=xi 216b=xii 216c=l 216d-216e=c 216f=m 2170=i 2171=ii 2172=iii 2173=iv
            2174=v 2175=vi 2176=vii 2177=viii 2178=ix 2179=x 217a=xi 217b=xii 217c=l 217d-217e=c 217f=m 2460-2468=1
            2469=10 246a=11 246b=12 246c=13 246d=14 246e=15 246f=16 2470=17 2471=18 2472=19 2473=20 2488=1. 2489=2.
            248a=3. 248b=4. 248c=5. 248d=6. 248e=7. 248f=8. 2490=9. 2491=10. 2492=11. 2493=12. 2494=13. 2495=14.
            2496=15. 2497=16. 2498=17. 2499=18. 249a=19. 249b=20. 24b6-24cf=a 24d0-24e9=a 24ea=0 2c7c=j 2c7d=v
            3250=pte 3251=21 3252=22 3253=23 3254=24 3255=25 3256=26 3257=27 3258=28 3259=29 325a=30 325b=31 325c=32
            325d=33 325e=34 325f=35 32b1=36 32b2=37 32b3=38 32b4=39 32b5=40 32b6=41 32b7=42 32b8=43 32b9=44 32ba=45
            32bb=46 32bc=47 32bd=48 32be=49 32bf=50 32cc=hg 32cd=erg 32ce=ev 32cf=ltd 3371=hpa 3372=da 3373=au
            3374=bar 3375=ov 3376=pc 3377=dm 3378=dm2 3379=dm3 337a=iu 3380=pa 3381=na 3383=ma 3384=ka 3385=kb
            3386=mb 3387=gb 3388=cal 3389=kcal 338a=pf 338b=nf 338e=mg 338f=kg 3390=hz 3391=khz 3392=mhz 3393=ghz
            3394=thz 3396=ml 3397=dl 3398=kl 3399=fm 339a=nm 339c=mm 339d=cm 339e=km 339f=mm2 33a0=cm2 33a1=m2
            33a2=km2 33a3=mm3 33a4=cm3 33a5=m3 33a6=km3 33a9=pa 33aa=kpa 33ab=mpa 33ac=gpa 33ad=rad 33b0=ps 33b1=ns
            33b3=ms 33b4=pv 33b5=nv 33b7=mv 33b8=kv 33b9=mv 33ba=pw 33bb=nw 33bd=mw 33be=kw 33bf=mw 33c2=a.m.
            33c3=bq 33c4=cc 33c5=cd 33c7=co. 33c8=db 33c9=gy 33ca=ha 33cb=hp 33cc=in 33cd=kk 33ce=km 33cf=kt 33d0=lm
            33d1=ln 33d2=log 33d3=lx 33d4=mb 33d5=mil 33d6=mol 33d7=ph 33d8=p.m. 33d9=ppm 33da=pr 33db=sr 33dc=sv
            33dd=wb 33ff=gal a7f2=c a7f3=f a7f4=q fb00=ff fb01=fi fb02=fl fb03=ffi fb04=ffl fb05=st fb06=st fe19=...
            fe30=.. fe33=_ fe34=_ fe4d=_ fe4e=_ fe4f=_ fe52=. fe63=- ff0d-ff0e=- ff10-ff19=0 ff21-ff3a=a ff3f=_
            ff41-ff5a=a 107a5=q 1ccd6-1ccef=a 1ccf0-1ccf9=0 1d400-1d419=a 1d41a-1d433=a 1d434-1d44d=a 1d44e-1d454=a
            1d456-1d467=i 1d468-1d481=a 1d482-1d49b=a 1d49c=a 1d49e-1d49f=c 1d4a2=g 1d4a5-1d4a6=j 1d4a9-1d4ac=n
            1d4ae-1d4b5=s 1d4b6-1d4b9=a 1d4bb=f 1d4bd-1d4c3=h 1d4c5-1d4cf=p 1d4d0-1d4e9=a 1d4ea-1d503=a
            1d504-1d505=a 1d507-1d50a=d 1d50d-1d514=j 1d516-1d51c=s 1d51e-1d537=a 1d538-1d539=a 1d53b-1d53e=d
            1d540-1d544=i 1d546=o 1d54a-1d550=s 1d552-1d56b=a 1d56c-1d585=a 1d586-1d59f=a 1d5a0-1d5b9=a
            1d5ba-1d5d3=a 1d5d4-1d5ed=a 1d5ee-1d607=a 1d608-1d621=a 1d622-1d63b=a 1d63c-1d655=a 1d656-1d66f=a
            1d670-1d689=a 1d68a-1d6a3=a 1d7ce-1d7d7=0 1d7d8-1d7e1=0 1d7e2-1d7eb=0 1d7ec-1d7f5=0 1d7f6-1d7ff=0
            1f100=0. 1f12b=c 1f12c=r 1f12d=cd 1f12e=wz 1f130-1f149=a 1f14a=hv 1f14b=mv 1f14c=sd 1f14d=ss 1f14e=ppv
            1f14f=wc 1f16a=mc 1f16b=md 1f16c=mr 1f190=dj 1fbf0-1fbf9=0
            """;

    private static final List<Range> RANGES = read();

    private record Range(int from, int to, String text) {}

    private CompatibilityLetters() {}

    private static List<Range> read() {
        List<Range> ranges = new ArrayList<>();
        int at = 0;
        while (at < TABLE.length()) {
            int end = at;
            while (TABLE.charAt(end) > ' ') {
                end++;
            }
            ranges.add(range(TABLE.substring(at, end)));
            at = end + 1;
        }
        return ranges;
    }

    private static Range range(String entry) {
        int equals = entry.indexOf('=');
        int dash = entry.substring(0, equals).indexOf('-');
        int from = Integer.parseInt(entry.substring(0, dash < 0 ? equals : dash), 16);
        int to = dash < 0 ? from : Integer.parseInt(entry.substring(dash + 1, equals), 16);
        return new Range(from, to, entry.substring(equals + 1));
    }

    /** What a character is read as, in lower case; null if it is not read as ASCII. */
    public static @Nullable String read(int c) {
        int low = 0;
        int high = RANGES.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = RANGES.get(middle);
            if (c < range.from()) {
                high = middle - 1;
            } else if (c > range.to()) {
                low = middle + 1;
            } else {
                return range.from() == range.to()
                        ? range.text()
                        : String.valueOf((char) (range.text().charAt(0) + c - range.from()));
            }
        }
        return null;
    }

    /** The first character, from one on, that is read as ASCII; beyond all characters if there is none. */
    public static int next(int from) {
        int low = 0;
        int high = RANGES.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (RANGES.get(middle).to() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == RANGES.size()
                ? Character.MAX_CODE_POINT + 1
                : Math.max(from, RANGES.get(low).from());
    }
}
