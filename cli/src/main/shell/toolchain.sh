# shellcheck shell=bash
# What ./bers and ./build share: finding a JDK 25 and Maven, one build at a time, and an application that is
# replaced as a whole. Sourced, with $root set to the repository; runs on the bash 3.2 of macOS.

: "${root:?the script that sources this one sets it}"

# Says why it cannot go on, and ends with 3: the surroundings failed, not the user's input.
give_up() {
    printf 'bers: %s\n' "$1" >&2
    exit 3
}

# Whether a folder is a JDK of release 25 or newer; read from its "release" file, which costs no process.
is_jdk_25() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    local line version
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            JAVA_VERSION=*)
                version=${line#JAVA_VERSION=}
                version=${version//\"/}
                version=${version%%[!0-9]*}
                [ "${version:-0}" -ge 25 ]
                return
                ;;
        esac
    done <"$1/release"
    return 1
}

# The JDK that the java on the PATH belongs to; empty if there is none.
jdk_on_path() {
    local java target
    java=$(command -v java) || return 0
    while [ -L "$java" ]; do
        target=$(readlink "$java")
        case $target in
            /*) java=$target ;;
            *) java=$(dirname "$java")/$target ;;
        esac
    done
    (cd "$(dirname "$java")/.." 2>/dev/null && pwd -P)
}

# Sets and exports JAVA_HOME to a JDK 25.
find_jdk() {
    local candidate
    if [ -n "${BERS_JAVA_HOME:-}" ]; then
        is_jdk_25 "$BERS_JAVA_HOME" || give_up "BERS_JAVA_HOME is $BERS_JAVA_HOME, which is not a JDK 25 or newer."
        export JAVA_HOME=$BERS_JAVA_HOME
        return
    fi
    for candidate in "${JAVA_HOME:-}" "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/hostedtoolcache/Java_*/*/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
        "${HOME:-}"/.local/share/mise/installs/java/*; do
        if is_jdk_25 "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    give_up 'no JDK 25 found: install one (for example "sdk install java 25-tem", "brew install openjdk@25" or "apt install openjdk-25-jdk") or set BERS_JAVA_HOME to its folder.'
}

# Ends unless a program is there; the second argument says how to get it.
need() {
    command -v "$1" >/dev/null 2>&1 || give_up "$1 is not on the PATH: install $2."
}

# Maven, told to be brief. Its own JVM lives shortly, so it gets the cheap compiler and collector.
maven() {
    MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
        mvn --batch-mode --no-transfer-progress --file "$root/pom.xml" "$@"
}

say_waiting() {
    printf 'bers: waiting for another build of this tree …\n' >&2
}

# Waits until no other build of this tree runs, and keeps others waiting until this process ends.
lock_tree() {
    mkdir -p "$root/cli/target"
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$root/cli/target/.lock"
        flock -n 9 || { say_waiting && flock 9; }
        return
    fi
    local waited=0
    while ! mkdir "$root/cli/target/.locked" 2>/dev/null; do
        [ "$waited" -gt 0 ] || say_waiting
        waited=$((waited + 1))
        [ "$waited" -lt 3000 ] || give_up "another build seems to run; if none does, remove $root/cli/target/.locked"
        sleep 0.2
    done
    trap 'rmdir "$root/cli/target/.locked" 2>/dev/null' EXIT
}

unlock_tree() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>&-
    else
        rmdir "$root/cli/target/.locked" 2>/dev/null
        trap - EXIT
    fi
}

# What the command runs with; the rehearsal that fills the AOT cache has to run with the same. Reflection goes through
# native code, since nothing is called often enough to be worth a method handle of its own (ReflectionFactory).
jvm_options() {
    printf '%s\n' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable \
        -Xms12m -Xss4m -XX:+UseCompactObjectHeaders -Dfile.encoding=UTF-8 \
        -Djdk.reflect.useNativeAccessorOnly=true --sun-misc-unsafe-memory-access=allow
}

# Remembers when a build began: what is newer than that is stale, also what changes while it is built.
mark_begin() {
    touch "$root/cli/target/.began"
}

# Makes cli/target/app from what Maven packed: thin jars, the JVM's options and an AOT cache. It is made in a folder of
# its own and put in place by one rename, so that a command that runs meanwhile keeps the jars that it began with.
assemble_app() {
    local name=app-$$-$RANDOM target=$root/cli/target options
    local app=$target/$name
    mkdir -p "$app"
    cp "$target"/bers-cli-*.jar "$app/bers.jar"
    cp -R "$target/lib" "$app/lib"
    modernise "$app"/lib/picocli-*.jar
    jvm_options >"$app/jvm-options"
    read_options
    rehearse "$app/bers.aot"
    # All classes of a cache are loaded at a start. What runs in every prompt and build gets a cache without the rest.
    rehearse "$app/detect.aot" detect
    put_in_place
}

# Makes server/target/app in the same way: the jars of Quarkus' own layout, on one class path, since an AOT cache holds no
# classes of another loader's.
assemble_server() {
    local name=app-$$-$RANDOM target=$root/server/target options class_path jar
    local app=$target/$name
    cp -R "$target/quarkus-app" "$app"
    modernise "$app"/lib/main/info.picocli.picocli-*.jar
    class_path=
    for jar in quarkus/transformed-bytecode.jar quarkus/generated-bytecode.jar app/*.jar lib/boot/*.jar lib/main/*.jar; do
        for jar in "$app"/$jar; do
            [ -e "$jar" ] || continue
            printf '%s\n' "${jar#"$app/"}" >>"$app/class-path"
            class_path=$class_path:$jar
        done
    done
    server_options >"$app/jvm-options"
    read_options
    rehearse_server "$app/bers.aot"
    put_in_place
}

# Sets options to those of the application that is being made. Uses its variables, as the two below do.
read_options() {
    local option
    options=()
    while IFS= read -r option; do
        options+=("$option")
    done <"$app/jvm-options"
}

put_in_place() {
    printf '%s\n' "$JAVA_HOME" >"$app/java-home"
    touch -r "$root/cli/target/.began" "$app/built"
    ln -s "$name" "$target/app.$$"
    replace_link "$target/app.$$" "$target/app"
    remove_old_apps "$name"
}

# A server's first seconds are those of the cache; what it does for long is worth the better compiler.
server_options() {
    printf '%s\n' -XX:+UseSerialGC -Xmx256m -Xss1m -XX:-UsePerfData -XX:+UseCompactObjectHeaders -Xlog:disable \
        -Dfile.encoding=UTF-8 -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
}

# A start, some requests and an end, in a workspace of its own.
rehearse_server() {
    (
        cd "$app" && mkdir rehearsal && cp -R "$root/examples/picasso/bers.yaml" "$root/examples/picasso/config" rehearsal &&
            "$JAVA_HOME/bin/java" "${options[@]}" -XX:AOTCacheOutput="$1" -cp "${class_path#:}" \
                dev.bers.server.bootstrap.Rehearsal rehearsal
    ) >"$target/rehearsal.log" 2>&1 </dev/null || rm -f "$1"
    rm -rf "$app/rehearsal"
}

# Makes an AOT cache from what a rehearsal of the commands named needs. Without one a command starts more slowly, and
# works. Uses assemble_app's variables.
rehearse() {
    local cache=$1
    shift
    "$JAVA_HOME/bin/java" "${options[@]}" -XX:AOTCacheOutput="$cache" -cp "$app/bers.jar" \
        dev.bers.cli.Rehearsal "$root/examples/picasso" "$@" >"$target/rehearsal.log" 2>&1 </dev/null || rm -f "$cache"
}

# Rewrites a jar whose classes are too old for the AOT cache; where that fails, the jar stays as it is.
modernise() {
    if "$JAVA_HOME/bin/java" -cp "$1" "$root/cli/src/main/packaging/ModernClasses.java" "$1" "$1.new"; then
        mv "$1.new" "$1"
    else
        rm -f "$1.new"
    fi
}

# rename(2) over a link to a folder: GNU's mv wants -T for that, BSD's -h.
replace_link() {
    mv -T "$1" "$2" 2>/dev/null || mv -h "$1" "$2"
}

# Keeps this application and the one before it, whose commands may still run.
remove_old_apps() {
    local old kept=0
    # shellcheck disable=SC2045 # the names are our own, and the order by time is what is wanted
    for old in $(cd "$target" && ls -dt app-*); do
        kept=$((kept + 1))
        [ "$kept" -le 2 ] || [ "$old" = "$1" ] || rm -rf "${target:?}/$old"
    done
}

# The compiler's errors of a build's log, without Maven's pages around them.
show_build_errors() {
    local errors
    errors=$(sed -n -e "s|^\[ERROR\] $root/||p" "$1" | awk '!seen[$0]++' | head -40)
    # With -Werror a warning is what stops the build.
    [ -n "$errors" ] || errors=$(sed -n -e "s|^\[WARNING\] $root/||p" "$1" | awk '!seen[$0]++' | head -40)
    [ -n "$errors" ] || errors=$(grep -E '^\[(ERROR|FATAL)\]' "$1" | sed -e 's/^\[[A-Z]*\] *//' -e '/^$/d' | head -12)
    [ -n "$errors" ] || errors=$(tail -n 12 "$1")
    printf '%s\n' "$errors" >&2
}
